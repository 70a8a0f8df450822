import { Badge, Group, Stack, Table, Text, ThemeIcon, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFlask } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { atStart } from '../language/at-start.js';
import { CustomerLink } from '../customers/customer-link.js';
import { ChannelMark } from '../states/channel-mark.js';
import { StatusBadge } from '../states/status-badge.js';
import { useTimes } from '../times/use-times.js';
import type { Message } from './message-queries.js';
import classes from './message-table.module.css';
import { addressOf, personOf, spokenSummary, summaryOf, type Summary } from './message-summary.rules.js';
import { useReadable } from './use-readable.js';

interface MessageTableProps {
  readonly messages: readonly Message[];
  readonly onOpen: (id: string) => void;
}

/** The list: a table where there is room for columns, cards where there is not. */
export function MessageTable({ messages, onOpen }: MessageTableProps) {
  const isNarrow = useMediaQuery('(max-width: 61.99em)');
  return isNarrow ? <MessageCards messages={messages} onOpen={onOpen} /> : <MessageRows messages={messages} onOpen={onOpen} />;
}

function MessageRows({ messages, onOpen }: MessageTableProps) {
  const { t } = useTranslation();
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table highlightOnHover aria-label={t('shell.views.messages')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('messages.to')}</Table.Th>
            <Table.Th>{t('messages.text')}</Table.Th>
            <Table.Th>{t('messages.status')}</Table.Th>
            <Table.Th className={classes['when']}>{t('messages.when')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {messages.map((message) => <MessageRow key={message.id} message={message} onOpen={onOpen} />)}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface MessageRowProps {
  readonly message: Message;
  readonly onOpen: (id: string) => void;
}

/** The name leads to the person, the text to the message; so does a press anywhere else. */
function MessageRow({ message, onOpen }: MessageRowProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const summary = summaryOf(useReadable()(message));
  return (
    <Table.Tr className={classes['row']} onClick={() => onOpen(message.id)}>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          <ChannelMark channel={message.channel} isCompact />
          <MessagePerson message={message} />
        </Group>
      </Table.Td>
      <Table.Td className={classes['text']}>
        <UnstyledButton className={classes['open']} aria-label={`${personOf(message)}: ${spokenSummary(summary) || t(`words.channels.${message.channel}`)}`} onClick={(event) => { event.stopPropagation(); onOpen(message.id); }}>
          <SummaryLine summary={summary} />
        </UnstyledButton>
      </Table.Td>
      <Table.Td><MessageMarks message={message} isCompact /></Table.Td>
      <Table.Td className={classes['when']}><Text size="sm" c="dimmed" span title={atStart(times.full(message.createdAt))}>{times.moment(message.createdAt)}</Text></Table.Td>
    </Table.Tr>
  );
}

/** A mail's subject above the first words of the text; each ends with dots where the room does. */
function SummaryLine({ summary: { subject, excerpt } }: { readonly summary: Summary }) {
  return (
    <>
      {subject !== undefined && <Text size="sm" fw={640} truncate>{subject}</Text>}
      {excerpt !== '' && <Text size="sm" {...(subject !== undefined && { c: 'dimmed' })} truncate>{excerpt}</Text>}
    </>
  );
}

function MessagePerson({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const { customerId, customerName } = message;
  return (
    <div className={classes['person']} onClick={(event) => customerId !== undefined && event.stopPropagation()}>
      {customerId === undefined ? <Text size="sm" fw={600} truncate>{personOf(message)}</Text> : <CustomerLink customerId={customerId} underline="hover" fw={600} size="sm" c="inherit">{personOf(message)}</CustomerLink>}
      {customerName !== undefined && <Text size="xs" c="dimmed" truncate>{addressOf(message) ?? t('customers.noAddress')}</Text>}
    </div>
  );
}

function MessageCards({ messages, onOpen }: MessageTableProps) {
  const times = useTimes();
  const readable = useReadable();
  return (
    <Stack gap={0} component="ul" className={classes['cards']}>
      {messages.map((message) => (
        <li key={message.id}>
          <UnstyledButton className={classes['card']} onClick={() => onOpen(message.id)}>
            <Group justify="space-between" wrap="nowrap" mb={4}>
              <Group gap={8} wrap="nowrap" miw={0}><ChannelMark channel={message.channel} isCompact size={24} /><Text size="sm" fw={600} truncate>{personOf(message)}</Text></Group>
              <Text size="xs" c="dimmed" className={classes['when']}>{times.moment(message.createdAt)}</Text>
            </Group>
            <div className={classes['summary']}><SummaryLine summary={summaryOf(readable(message))} /></div>
            <MessageMarks message={message} isCompact />
          </UnstyledButton>
        </li>
      ))}
    </Stack>
  );
}

interface MessageMarksProps {
  readonly message: Message;
  /** In a list, where every line may say it: the icon alone; its name stays for screen readers. */
  readonly isCompact?: boolean;
}

/** Status, and whether it was only played through. */
export function MessageMarks({ message, isCompact = false }: MessageMarksProps) {
  const { t } = useTranslation();
  return (
    <Group gap={6} wrap="nowrap">
      {message.direction === 'inbound' ? <Badge color="petrol" variant="outline">{t('messages.inbound')}</Badge> : <StatusBadge status={message.status} />}
      {message.sandbox && !isCompact && <Badge color="warn" variant="outline" title={t('shell.sandbox.hint')}>{t('shell.sandbox.badge')}</Badge>}
      {message.sandbox && isCompact && <ThemeIcon size={22} variant="transparent" color="warn" role="img" aria-label={t('shell.sandbox.badge')} title={t('shell.sandbox.hint')}><IconFlask size={16} stroke={1.8} /></ThemeIcon>}
    </Group>
  );
}
