import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { unreadQuery } from '../conversations/conversation-queries.js';

/** How many conversations wait for an answer; more than the first page is "50+". */
export function UnreadCount() {
  const { t } = useTranslation();
  const { data } = useQuery(unreadQuery);
  if (!data || data.count === 0) return null;
  return <Badge variant="filled" size="sm" circle={data.count < 10} color="email.7" c="white" aria-label={t('conversations.unread', { count: data.count })}>{data.hasMore ? `${data.count}+` : data.count}</Badge>;
}
