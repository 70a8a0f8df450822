import { SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { templateChoicesQuery, type Template } from '../../templates/template-queries.js';
import type { ComposeValues } from './compose.rules.js';

interface ComposeContentProps {
  readonly form: UseFormReturnType<ComposeValues>;
}

/** Own words or a template with the values it asks for. */
export function ComposeContent({ form }: ComposeContentProps) {
  const { t } = useTranslation();
  const { channel, content } = form.values;
  return (
    <Stack>
      <SegmentedControl data={[{ value: 'own', label: t('messages.compose.freeText') }, { value: 'template', label: t('messages.compose.fromTemplate') }]} aria-label={t('messages.compose.content')} {...form.getInputProps('content')} />
      {content === 'template' && <TemplateChoice form={form} />}
      {content === 'own' && channel === 'email' && <TextInput label={t('messages.compose.subject')} required {...form.getInputProps('subject')} />}
      {content === 'own' && <Textarea label={t('messages.compose.body')} autosize minRows={4} maxRows={14} required {...form.getInputProps('body')} />}
    </Stack>
  );
}

/** Only what this message must say itself: customer and shop are known. */
const askedFor = (template: Template | undefined) => (template?.variables ?? []).filter(({ name }) => !/^(customer|hub)\.|^unsubscribeUrl$/.test(name));

function TemplateChoice({ form }: ComposeContentProps) {
  const { t } = useTranslation();
  const { channel, templateId, variables } = form.values;
  const { data } = useQuery(templateChoicesQuery());
  const usable = (data ?? []).filter((template) => template.isActive && (template.channel === channel || template.channel === 'all'));
  const chosen = usable.find(({ id }) => id === templateId);
  const asked = askedFor(chosen).filter(({ name }) => !name.startsWith('event.'));
  return (
    <>
      <Select label={t('messages.compose.template')} searchable required data={usable.map(({ id, name }) => ({ value: id, label: name }))} value={templateId ?? null} onChange={(value) => form.setFieldValue('templateId', value ?? undefined)} />
      {asked.length > 0 && <Text size="sm" fw={600}>{t('messages.compose.variables')}</Text>}
      {asked.map(({ name, required }) => (
        <TextInput key={name} label={name} required={required} value={variables[name] ?? ''} onChange={(event) => form.setFieldValue('variables', { ...variables, [name]: event.currentTarget.value })} />
      ))}
    </>
  );
}
