import { ActionIcon, Group, Pill, Select, Text, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { messageStatuses } from '../router/message-routes.js';
import { channels } from '../session/session.js';
import { useTypedText } from '../states/use-typed-text.js';
import type { MessageFilters } from './message-queries.js';
import { useLinkedNames } from './use-linked-names.js';

interface MessageFilterBarProps {
  readonly filters: MessageFilters;
  /** Given what makes the next filters of the present ones: two fields may change within the same moment. */
  readonly onChange: (narrow: (now: MessageFilters) => MessageFilters) => void;
}

/** Filters that came by a link (from a campaign, a customer), shown so that they can be taken away again. */
const linked = ['customerId', 'campaignId', 'automationId'] as const;
const days = ['from', 'to'] as const;
/** The day that an address holds as `2026-11-21`; empty for anything else, for a link may hold a moment instead. */
const dayIn = (value = ''): string => (/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value) ? value : '');
const trial = (isTrial: boolean) => (isTrial ? 'onTrial' : 'real');

interface DayFieldProps {
  readonly label: string;
  readonly day: string;
  readonly onChange: (day: string) => void;
}

function DayField({ label, day, onChange }: DayFieldProps) {
  const [typed, type] = useTypedText(day, onChange);
  return (
    <TextInput
      type="date" flex={{ base: '1 1 9rem', xs: '0 0 11.5rem' }} value={typed} max="9999-12-31" onChange={(event) => type(event.currentTarget.value)} aria-label={label}
      leftSection={<Text span size="sm" c="dimmed" aria-hidden>{label}</Text>} leftSectionWidth="3.75rem" leftSectionPointerEvents="none"
    />
  );
}

interface LinkedFilterProps {
  readonly label: string;
  readonly value?: string | undefined;
  readonly onRemove: () => void;
}

/** Mantine hides a pill's button from the keyboard and from screen readers, for pills within a field. */
function LinkedFilter({ label, value, onRemove }: LinkedFilterProps) {
  const { t } = useTranslation();
  return <Pill withRemoveButton onRemove={onRemove} removeButtonProps={{ 'aria-label': `${t('words.actions.remove')}: ${label}`, 'aria-hidden': false, tabIndex: 0 }}>{value === undefined ? label : `${label}: ${value}`}</Pill>;
}

export function MessageFilterBar({ filters, onChange }: MessageFilterBarProps) {
  const { t } = useTranslation();
  const change = <Name extends keyof MessageFilters>(name: Name, value: MessageFilters[Name] | null): void => {
    onChange(({ [name]: _, ...rest }) => (value !== undefined && value !== null && value !== '' ? { ...rest, [name]: value } : rest));
  };
  const names = useLinkedNames(filters);
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
      {days.map((name) => <DayField key={name} label={t(`messages.filters.${name}`)} day={dayIn(filters[name])} onChange={(day) => change(name, day)} />)}
      {linked.filter((name) => filters[name] !== undefined).map((name) => <LinkedFilter key={name} label={t(`messages.filters.${name}`)} value={names[name] ?? filters[name]?.slice(0, 36)} onRemove={() => change(name, null)} />)}
      {days.filter((name) => filters[name] !== undefined && dayIn(filters[name]) === '').map((name) => <LinkedFilter key={name} label={t(`messages.filters.${name}`)} value={filters[name]?.slice(0, 36)} onRemove={() => change(name, null)} />)}
      {filters.sandbox !== undefined && <LinkedFilter label={t(`messages.filters.${trial(filters.sandbox)}`)} onRemove={() => change('sandbox', null)} />}
    </Group>
  );
}
