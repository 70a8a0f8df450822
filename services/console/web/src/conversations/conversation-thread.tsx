import { ActionIcon, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { atOnce } from '../api/at-once.js';
import { answer, api } from '../api/client.js';
import { CustomerLink } from '../customers/customer-link.js';
import type { Message } from '../messages/message-queries.js';
import { MessageWords } from '../messages/message-words.js';
import { useReadable } from '../messages/use-readable.js';
import { May } from '../session/may.js';
import { useMay, type Channel } from '../session/session.js';
import { ChannelMark } from '../states/channel-mark.js';
import { Loaded } from '../states/loaded.js';
import { StatusBadge } from '../states/status-badge.js';
import { useTimes } from '../times/use-times.js';
import { personOf, threadQuery, type Conversation, type ConversationPages } from './conversation-queries.js';
import classes from './conversation-thread.module.css';
import { ReplyBox } from './reply-box.js';
import { answerSubject } from './answer-subject.rules.js';

interface ConversationThreadProps {
  readonly channel: Channel;
  readonly address: string;
  readonly conversation: Conversation | undefined;
  readonly onClose: () => void;
}

/** Looking at a conversation is reading it. */
function useMarkedAsRead(conversation: Conversation | undefined): void {
  const may = useMay();
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (id: string) => answer(api.POST('/api/v1/conversations/{id}/read', { params: { path: { id } } })),
    onMutate: (id) => atOnce<ConversationPages>(queries, { queryKey: ['conversations', 'list'] }, (list) => ({ ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map((known) => (known.id === id ? { ...known, unread: 0 } : known)) })) })),
    onError: (_error, _id, takeBack) => takeBack?.(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['conversations'] }),
  });
  const id = conversation && conversation.unread > 0 && may('messaging.send_message') ? conversation.id : undefined;
  useEffect(() => {
    if (id !== undefined) mutate(id);
  }, [id, mutate]);
}

/** What was said, oldest on top, and the box to answer. */
export function ConversationThread({ channel, address, conversation, onClose }: ConversationThreadProps) {
  const { t } = useTranslation();
  const thread = useQuery(threadQuery(channel, address, conversation?.id));
  useMarkedAsRead(conversation);
  const said = thread.data?.items.filter((message) => message.to === address || message.from === address) ?? [];
  const person = conversation ? personOf(conversation) : address;
  return (
    <Card component="section" className={classes['conversation'] ?? ''} aria-label={person}>
      <Group gap="sm" mb="md" wrap="nowrap">
        <ActionIcon hiddenFrom="md" variant="subtle" color="gray" onClick={onClose} aria-label={t('words.actions.back')}><IconArrowLeft size={18} /></ActionIcon>
        <ChannelMark channel={channel} isCompact size={34} />
        <div>
          <Title order={2} size="h3">{conversation?.customerId === undefined ? person : <CustomerLink customerId={conversation.customerId} underline="hover">{person}</CustomerLink>}</Title>
          {person !== address && <Text size="sm" c="dimmed">{address}</Text>}
        </div>
      </Group>
      <Loaded query={thread}>
        {() => (
          <div className={classes['thread']} role="log" tabIndex={0} aria-label={t('messages.text')}>
            {said.map((message) => <Bubble key={message.id} message={message} />)}
          </div>
        )}
      </Loaded>
      <May permission="messaging.send_message"><ReplyBox channel={channel} address={address} conversation={conversation} answerSubject={answerSubject(said)} /></May>
    </Card>
  );
}

function Bubble({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { subject, body = '' } = useReadable()(message);
  const isTheirs = message.direction === 'inbound';
  // Of theirs, when they wrote: it may have been told to us late, and WhatsApp's 24 hours count from there.
  const at = (isTheirs ? message.deliveredAt : undefined) ?? message.createdAt;
  return (
    <Stack gap={2} className={classes['line']} data-theirs={isTheirs || undefined}>
      <div className={classes['bubble']}><Text size="sm" className="words">{subject ? `${subject}\n` : ''}<MessageWords channel={message.channel} text={body} /></Text></div>
      <Group gap={6}><Text size="xs" c="dimmed">{times.moment(at)}{isTheirs && message.metadata?.['content'] === 'automatic' && ` · ${t('conversations.automatic')}`}</Text>{!isTheirs && <StatusBadge status={message.status} />}</Group>
    </Stack>
  );
}
