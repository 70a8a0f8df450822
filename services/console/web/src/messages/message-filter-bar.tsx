import { ActionIcon, Group, Pill, Select, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { messageStatuses } from '../router/message-routes.js';
import { channels } from '../session/session.js';
import { useTypedText } from '../states/use-typed-text.js';
import { useTimes } from '../times/use-times.js';
import type { MessageFilters } from './message-queries.js';

interface MessageFilterBarProps {
  readonly filters: MessageFilters;
  readonly onChange: (filters: MessageFilters) => void;
}

/** Filters that came by a link (from a campaign, a customer), shown so that they can be taken away again. */
const linked = ['customerId', 'campaignId', 'automationId', 'from', 'to'] as const;
/** An address holds a day as `2026-11-21`. */
const dayOfAddress = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const trial = (isTrial: boolean) => (isTrial ? 'onTrial' : 'real');

export function MessageFilterBar({ filters, onChange }: MessageFilterBarProps) {
  const { t } = useTranslation();
  const change = <Name extends keyof MessageFilters>(name: Name, value: MessageFilters[Name] | null): void => {
    const { [name]: _, ...rest } = filters;
    onChange(value !== undefined && value !== null && value !== '' ? { ...rest, [name]: value } : rest);
  };
  const times = useTimes();
  const shown = (value: string): string => (dayOfAddress.test(value) ? times.date(value) : value.slice(0, 36));
  const [typed, type] = useTypedText(filters.q ?? '', (q) => change('q', q));
  return (
    <Group mb="md" gap="sm" role="search">
      <TextInput
        flex={{ base: '1 1 100%', xs: '1 1 9.5rem' }} value={typed} onChange={(event) => type(event.currentTarget.value)} leftSection={<IconSearch size={16} />}
        placeholder={t('messages.searchHint')} aria-label={t('words.actions.search')}
        rightSection={typed !== '' && <ActionIcon variant="subtle" color="gray" size="sm" onClick={() => type('')} aria-label={t('words.actions.clear')}><IconX size={14} /></ActionIcon>}
      />
      <Select
        flex={{ base: '1 1 8rem', xs: '0 0 10.5rem' }} clearable value={filters.channel ?? null} placeholder={t('messages.anyChannel')} aria-label={t('messages.channel')}
        data={channels.map((value) => ({ value, label: t(`words.channels.${value}`) }))} onChange={(value) => change('channel', value)}
      />
      <Select
        flex={{ base: '1 1 8rem', xs: '0 0 10.5rem' }} clearable value={filters.status ?? null} placeholder={t('messages.anyStatus')} aria-label={t('messages.status')}
        data={messageStatuses.map((value) => ({ value, label: t(`words.statuses.${value}`) }))} onChange={(value) => change('status', value)}
      />
      {linked.filter((name) => filters[name] !== undefined).map((name) => (
        <Pill key={name} withRemoveButton onRemove={() => change(name, null)} removeButtonProps={{ 'aria-label': `${t('words.actions.remove')}: ${t(`messages.filters.${name}`)}` }}>{t(`messages.filters.${name}`)}: {shown(filters[name] ?? '')}</Pill>
      ))}
      {filters.sandbox !== undefined && <Pill withRemoveButton onRemove={() => change('sandbox', null)} removeButtonProps={{ 'aria-label': `${t('words.actions.remove')}: ${t(`messages.filters.${trial(filters.sandbox)}`)}` }}>{t(`messages.filters.${trial(filters.sandbox)}`)}</Pill>}
    </Group>
  );
}
