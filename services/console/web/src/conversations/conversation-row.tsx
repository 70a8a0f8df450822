import { Badge, Group, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChannelMark } from '../states/channel-mark.js';
import { useTimes } from '../times/use-times.js';
import { wordsOf } from '../messages/message-summary.rules.js';
import { personOf, type Conversation } from './conversation-queries.js';
import classes from './conversation-row.module.css';

interface ConversationRowProps {
  readonly conversation: Conversation;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

export function ConversationRow({ conversation, isOpen, onOpen }: ConversationRowProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const { channel, lastMessage, unread } = conversation;
  const words = wordsOf(lastMessage.body ?? '', channel);
  return (
    <UnstyledButton className={classes['row']} onClick={onOpen} data-open={isOpen || undefined} aria-current={isOpen || undefined}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <ChannelMark channel={channel} isCompact size={34} />
        <div className={classes['words']}>
          <Group justify="space-between" wrap="nowrap">
            <Text fw={unread > 0 ? 700 : 600} truncate>{personOf(conversation)}</Text>
            <Text size="xs" c="dimmed">{times.moment(lastMessage.at)}</Text>
          </Group>
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm" c="dimmed" truncate>{lastMessage.direction === 'outbound' ? `${t('words.you')}: ${words}` : words}</Text>
            {unread > 0 && <Badge variant="filled" size="sm" color="email.7" c="white" aria-label={t('conversations.new', { count: unread })}>{unread}</Badge>}
          </Group>
        </div>
      </Group>
    </UnstyledButton>
  );
}
