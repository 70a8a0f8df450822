import { Alert, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.js';
import { templateChoicesQuery, type Template } from '../../templates/template-queries.js';
import { StandingNote } from '../../vendor-templates/standing-note.js';
import { reachesAnybody, sendableFirst, standingOf, type Standing } from '../../vendor-templates/standing.rules.js';
import { vendorTemplatesQuery } from '../../vendor-templates/vendor-templates-query.js';
import type { ComposeValues } from './compose.rules.js';

interface ComposeContentProps {
  readonly form: UseFormReturnType<ComposeValues>;
  /** Of WhatsApp: whether it takes free text of this message now; undefined elsewhere. */
  readonly takesFreeText: boolean | undefined;
}

/** Own words or a template with the values it asks for. */
export function ComposeContent({ form, takesFreeText }: ComposeContentProps) {
  const { t } = useTranslation();
  const { channel, content } = form.values;
  return (
    <Stack>
      <SegmentedControl data={[{ value: 'own', label: t('messages.compose.freeText'), disabled: takesFreeText === false }, { value: 'template', label: t('messages.compose.fromTemplate') }]} aria-label={t('messages.compose.content')} {...form.getInputProps('content')} />
      {takesFreeText === false && <Alert color="warn" title={t('messages.compose.windowClosed')}>{t('messages.compose.windowClosedText')}</Alert>}
      {content === 'template' && (channel === 'whatsapp' ? <WhatsappTemplateChoice form={form} takesFreeText={takesFreeText} /> : <TemplateChoice form={form} />)}
      {content === 'own' && channel === 'email' && <TextInput label={t('messages.compose.subject')} required {...form.getInputProps('subject')} />}
      {content === 'own' && <Textarea label={t('messages.compose.body')} autosize minRows={4} maxRows={14} required {...form.getInputProps('body')} />}
    </Stack>
  );
}

/** Only what this message must say itself: customer and shop are known. */
const askedFor = (template: Template | undefined) => (template?.variables ?? []).filter(({ name }) => !/^(customer|hub)\.|^unsubscribeUrl$/.test(name));

/** Those that can be used on the channel. */
function useChoices(channel: ComposeValues['channel']): readonly Template[] {
  const { data } = useQuery(templateChoicesQuery());
  return (data ?? []).filter((template) => template.isActive && (template.channel === channel || template.channel === 'all'));
}

interface FormProps {
  readonly form: UseFormReturnType<ComposeValues>;
}

function TemplateChoice({ form }: FormProps) {
  const { t } = useTranslation();
  const { channel, templateId } = form.values;
  const usable = useChoices(channel);
  return (
    <>
      <Select label={t('messages.compose.template')} searchable required data={usable.map(({ id, name }) => ({ value: id, label: name }))} value={templateId ?? null} onChange={(value) => form.setFieldValue('templateId', value ?? undefined)} />
      <AskedFor form={form} chosen={usable.find(({ id }) => id === templateId)} />
    </>
  );
}

/** With how each stands at Meta: who has not written for a day is reached only by one that Meta approved. */
function WhatsappTemplateChoice({ form, takesFreeText }: ComposeContentProps) {
  const { t } = useTranslation();
  const { hub } = useSession();
  const { channel, templateId } = form.values;
  const usable = useChoices(channel);
  const { data: atMeta } = useQuery(vendorTemplatesQuery);
  if ((hub.channels.whatsapp?.provider ?? 'sandbox') === 'sandbox') return <TemplateChoice form={form} />;
  const standings = new Map(usable.map((template) => [template.id, standingOf(template, atMeta?.items ?? [])]));
  const isUnsendable = (standing: Standing | undefined): boolean => takesFreeText === false && standing !== undefined && !reachesAnybody(standing);
  const chosen = usable.find(({ id }) => id === templateId);
  const error = chosen && isUnsendable(standings.get(chosen.id)) && t('vendorTemplates.cannotNow');
  return (
    <>
      <Select
        label={t('messages.compose.template')} searchable required value={templateId ?? null} error={error} onChange={(value) => form.setFieldValue('templateId', value ?? undefined)}
        data={sendableFirst(usable.map(({ id, name }) => ({ value: id, label: name, disabled: isUnsendable(standings.get(id)) })))}
        renderOption={({ option }) => <StandingNote name={option.label} standing={standings.get(option.value) ?? { kind: 'none' }} isUnsendable={option.disabled === true} />}
      />
      <AskedFor form={form} chosen={chosen} />
    </>
  );
}

function AskedFor({ form, chosen }: FormProps & { readonly chosen: Template | undefined }) {
  const { t } = useTranslation();
  const { variables } = form.values;
  const asked = askedFor(chosen).filter(({ name }) => !name.startsWith('event.'));
  return (
    <>
      {asked.length > 0 && <Text size="sm" fw={600}>{t('messages.compose.variables')}</Text>}
      {asked.map(({ name, required }) => (
        <TextInput key={name} label={name} required={required} value={variables[name] ?? ''} onChange={(event) => form.setFieldValue('variables', { ...variables, [name]: event.currentTarget.value })} />
      ))}
    </>
  );
}
