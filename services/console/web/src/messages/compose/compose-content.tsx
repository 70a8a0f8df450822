import { Alert, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../templates/template-queries.js';
import { TemplateSelect, useTemplateChoices } from '../../vendor-templates/template-select.js';
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
      {content === 'template' && <TemplateChoice form={form} takesFreeText={takesFreeText} />}
      {content === 'own' && channel === 'email' && <TextInput label={t('messages.compose.subject')} required {...form.getInputProps('subject')} />}
      {content === 'own' && <Textarea label={t('messages.compose.body')} autosize minRows={4} maxRows={14} required {...form.getInputProps('body')} />}
    </Stack>
  );
}

/** Only what this message must say itself: customer and shop are known. */
const askedFor = (template: Template | undefined) => (template?.variables ?? []).filter(({ name }) => !/^(customer|hub)\.|^unsubscribeUrl$/.test(name));

interface FormProps {
  readonly form: UseFormReturnType<ComposeValues>;
}

function TemplateChoice({ form, takesFreeText }: ComposeContentProps) {
  const { channel, templateId } = form.values;
  const chosen = useTemplateChoices(channel).find(({ id }) => id === templateId);
  return (
    <>
      <TemplateSelect channel={channel} value={templateId} onlyApproved={takesFreeText === false} error={form.errors['templateId']} onChange={(id) => form.setFieldValue('templateId', id)} />
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
        <TextInput key={name} label={name} required={required} error={form.errors[`variables.${name}`]} value={variables[name] ?? ''} onChange={(event) => form.setFieldValue('variables', { ...variables, [name]: event.currentTarget.value })} />
      ))}
    </>
  );
}
