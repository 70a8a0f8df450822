import { Alert, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { atStart } from '../language/at-start.js';
import { CustomerLink } from '../customers/customer-link.js';
import { useReason } from '../reasons/use-reason.js';
import { ChannelMark } from '../states/channel-mark.js';
import { useTimes } from '../times/use-times.js';
import { MailFrame } from '../mail/mail-frame.js';
import { MessageActions } from './message-actions.js';
import type { Message } from './message-queries.js';
import { addressOf, personOf } from './message-summary.rules.js';
import { MessageMarks } from './message-table.js';
import { MessageTimeline } from './message-timeline.js';
import { MessageWords } from './message-words.js';
import { useReadable } from './use-readable.js';

/** Everything about one message: whom, what, how it went, and what can be done. */
export function MessageStory({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const times = useTimes();
  const reasonOf = useReason();
  const waits = message.nextAttemptAt === undefined ? '' : ` ${t('messages.story.waitsUntil', { at: times.full(message.nextAttemptAt) })}`;
  return (
    <Stack gap="lg" pt="xs">
      <Group justify="space-between" align="flex-start">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <ChannelMark channel={message.channel} isCompact size={38} />
          <div>
            {message.customerId === undefined ? <Text fw={640} className="words">{personOf(message)}</Text> : <CustomerLink customerId={message.customerId} fw={640}>{personOf(message)}</CustomerLink>}
            {message.customerName !== undefined && <Text size="sm" className="words">{addressOf(message) ?? t('customers.noAddress')}</Text>}
            <Text size="sm" c="dimmed">{atStart(times.full(message.createdAt))}</Text>
          </div>
        </Group>
        <MessageMarks message={message} />
      </Group>
      {message.reason && <Alert color={message.status === 'failed' ? 'bad' : 'warn'} icon={<IconInfoCircle />}>{reasonOf(message.reason)}{waits}</Alert>}
      {!message.reason && waits !== '' && <Text c="dimmed">{waits}</Text>}
      <MessageText message={message} />
      <MessageActions message={message} />
      <section>
        <Title order={2} size="h3" mb="sm">{t('messages.story.howItWent')}</Title>
        <MessageTimeline id={message.id} />
      </section>
    </Stack>
  );
}

function MessageText({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const { subject, body, channel } = useReadable()(message);
  if (body === undefined || body === '') return <Text c="dimmed" fs="italic">{t('messages.story.noBody')}</Text>;
  const isHtml = channel === 'email' && /<[a-z!][\s\S]*>/i.test(body);
  return (
    <Card padding={isHtml ? 0 : 'md'} bg="var(--surface-sunken)">
      {subject && <Text fw={640} mb={isHtml ? 0 : 'xs'} p={isHtml ? 'md' : 0}>{subject}</Text>}
      {isHtml ? <MailFrame html={body} title={subject ?? t('messages.text')} /> : <Text className="words"><MessageWords channel={channel} text={body} /></Text>}
    </Card>
  );
}
