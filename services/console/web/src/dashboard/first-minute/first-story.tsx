import { Card, Group, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { messageQuery } from '../../messages/message-queries.js';
import { MessageTimeline } from '../../messages/message-timeline.js';
import { StatusBadge } from '../../states/status-badge.js';

const FOLLOW_MS = 1000;
const over = ['delivered', 'read', 'failed', 'skipped', 'cancelled'];

interface FirstStoryProps {
  readonly id: string;
  /** It takes the place of the form that was just sent, and has the focus that was there. */
  readonly isNew: boolean;
}

/** The first message's story, filling in while one looks. */
export function FirstStory({ id, isNew }: FirstStoryProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data } = useQuery({
    ...messageQuery(id),
    refetchInterval: ({ state }) => {
      if (state.data && over.includes(state.data.status)) return false;
      void queries.invalidateQueries({ queryKey: ['messages', 'timeline', id] });
      return FOLLOW_MS;
    },
  });
  const status = data?.status;
  // The story that was asked for before the end may have come without its last line.
  useEffect(() => void queries.invalidateQueries({ queryKey: ['messages', 'timeline', id] }), [status, id, queries]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => void (isNew && heading.current?.focus({ preventScroll: true })), [isNew]);
  return (
    <Card component="section" aria-label={t('firstMinute.storyTitle')}>
      <Group justify="space-between" mb="md"><Title ref={heading} tabIndex={-1} order={2} size="h3">{t('firstMinute.storyTitle')}</Title>{data && <StatusBadge status={data.status} />}</Group>
      {data && <Card withBorder padding="md" mb="md" bg="var(--surface-sunken)"><Text fw={640} className="words">{data.subject}</Text><Text size="sm" className="words">{data.body}</Text></Card>}
      <div aria-live="polite"><MessageTimeline id={id} /></div>
      <Text size="sm" c="dimmed" mt="md">{t('firstMinute.after')}</Text>
    </Card>
  );
}
