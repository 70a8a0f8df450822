import { Alert, Autocomplete, Card, Select, Stack, Switch, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keyOf } from '../../vendor-templates/template-key.rules.js';
import { vendorTemplatesQuery, type VendorTemplate } from '../../vendor-templates/vendor-templates-query.js';
import { knownVariables } from './known-variables.js';
import type { TemplateDraft } from './template-draft.rules.js';

interface VendorTemplateFieldsProps {
  readonly draft: TemplateDraft;
  readonly onChange: (draft: TemplateDraft) => void;
  readonly isReadOnly: boolean;
  readonly errors: Readonly<Record<string, string>>;
}

/** Variables, and the helpers that make dates, times and sums readable. */
const values = [...knownVariables.map(({ name }) => name), 'date event.startsAt', 'time event.startsAt', 'money event.total'];

/** Which of Meta's templates stands in for the words while WhatsApp takes no free text, and what fills it. */
export function VendorTemplateFields({ draft, onChange, isReadOnly, errors }: VendorTemplateFieldsProps) {
  const { t } = useTranslation();
  const { data } = useQuery(vendorTemplatesQuery);
  const { whatsapp } = draft;
  const items = data?.items ?? [];
  if (items.length === 0 && !whatsapp) return null;
  const chosen = whatsapp && items.find((item) => keyOf(item) === keyOf(whatsapp));
  const choices = [{ value: '', label: t('vendorTemplates.nothing') }, ...items.filter((item) => item.isUsable || item === chosen).map((item) => ({ value: keyOf(item), label: `${item.name} (${item.language})` }))];
  if (whatsapp && !chosen) choices.push({ value: keyOf(whatsapp), label: `${whatsapp.name} (${whatsapp.language})` });
  return (
    <Card component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">{t('vendorTemplates.use')}</Title>
        <Text size="sm" c="dimmed">{t('vendorTemplates.useHint')}</Text>
        <Select
          aria-label={t('vendorTemplates.title')} searchable allowDeselect={false} readOnly={isReadOnly} value={whatsapp ? keyOf(whatsapp) : ''} data={choices} error={errors['whatsapp'] ?? errors['whatsapp.name']}
          onChange={(value) => onChange(withVendorTemplate(draft, items.find((item) => keyOf(item) === value)))}
        />
        {chosen && <Text size="sm" className="words" ff="monospace">{chosen.body}</Text>}
        {chosen && !chosen.isUsable && <Alert color="warn">{t('vendorTemplates.refused')}</Alert>}
        {whatsapp && <Switch label={t('vendorTemplates.optOut')} disabled={isReadOnly} checked={whatsapp.optOutButton === true} onChange={(event) => onChange({ ...draft, whatsapp: { ...whatsapp, optOutButton: event.currentTarget.checked } })} />}
        <Places draft={draft} onChange={onChange} isReadOnly={isReadOnly} errors={errors} places={chosen?.places} />
      </Stack>
    </Card>
  );
}

/** A draft that stands for another template of Meta's; its places begin empty. */
function withVendorTemplate(draft: TemplateDraft, chosen: VendorTemplate | undefined): TemplateDraft {
  const { whatsapp: _, ...rest } = draft;
  if (!chosen) return rest;
  return { ...rest, whatsapp: { name: chosen.name, language: chosen.language, parameters: Array.from({ length: chosen.parameters ?? 0 }, () => '') } };
}

function Places({ draft, onChange, isReadOnly, errors, places }: VendorTemplateFieldsProps & { readonly places: readonly string[] | undefined }) {
  const { t } = useTranslation();
  const { whatsapp } = draft;
  if (!whatsapp) return null;
  const fill = (at: number, value: string): void => onChange({ ...draft, whatsapp: { ...whatsapp, parameters: whatsapp.parameters.map((old, index) => (index === at ? value : old)) } });
  return whatsapp.parameters.map((value, index) => (
    <Autocomplete key={index} label={t('vendorTemplates.value', { place: places?.[index] ?? String(index + 1) })} data={values} value={value} readOnly={isReadOnly} error={errors[`whatsapp.parameters.${index}`]} onChange={(next) => fill(index, next)} />
  ));
}
