import { Card, Code, Collapse, Text, Timeline, UnstyledButton } from '@mantine/core';
import { IconCalendarEvent, IconCalendarRepeat, IconLock, IconMessage, IconMessageReply, IconRoute, IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAutomationName } from '../automations/use-automation-name.js';
import { AnchorLink } from '../navigation/links.js';
import { useOpenParts } from '../navigation/use-open-parts.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { useReason } from '../reasons/use-reason.js';
import { EmptyState } from '../states/empty-state.js';
import { ListSkeleton } from '../states/list-skeleton.js';
import { MorePages } from '../states/more-pages.js';
import { useTimes } from '../times/use-times.js';
import { activityQuery, type ActivityItem } from './customer-queries.js';
import { diarySentence } from './diary-sentence.js';
import classes from '../messages/message-timeline.module.css';

const icons = { event: IconCalendarEvent, not_matched: IconRoute, execution: IconCalendarRepeat, message: IconMessage, reply: IconMessageReply, consent: IconThumbUp, suppression: IconLock } as const;
const iconOf = ({ kind, data }: ActivityItem) => (kind === 'consent' && data['marketing'] !== true ? IconThumbDown : icons[kind]);

/** Everything about one person, newest first. */
export function CustomerDiary({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const diary = useInfiniteQuery(activityQuery(customerId));
  const items = diary.data?.pages.flatMap((page) => page.items);
  if (diary.error && !items) return <ProblemAlert error={diary.error} onRetry={() => void diary.refetch()} />;
  if (!items) return <ListSkeleton rows={5} />;
  if (items.length === 0) return <Card><EmptyState icon={IconCalendarEvent} title={t('customers.quiet')} /></Card>;
  return (
    <Card>
      <Timeline className={classes['story']} bulletSize={26} lineWidth={2}>
        {items.map((item) => {
          const Icon = iconOf(item);
          return <Timeline.Item key={item.id} bullet={<Icon size={14} aria-hidden />}><DiaryLine item={item} /></Timeline.Item>;
        })}
      </Timeline>
      <MorePages list={diary} loaded={diary.data?.pages.length ?? 0} />
    </Card>
  );
}

function DiaryLine({ item }: { readonly item: ActivityItem }) {
  const { t } = useTranslation();
  const times = useTimes();
  const reasonOf = useReason();
  const nameOf = useAutomationName();
  const parts = useOpenParts();
  const isOpen = parts.isOpen(item.id);
  const messageId = item.data['messageId'];
  const sentence = diarySentence(item, { t, times, reasonOf, nameOf, now: Date.now() });
  const details = isOpen ? t('messages.story.hideRaw') : t('messages.story.showRaw');
  return (
    <>
      <Text size="sm"><Text span fw={640} className="numbers">{times.moment(item.at)}</Text> {sentence}</Text>
      {typeof messageId === 'string' && <AnchorLink to="/messages/" search={{ open: messageId }} size="xs" mr="sm" aria-label={`${t('customers.showMessage')}: ${sentence}`}>{t('customers.showMessage')}</AnchorLink>}
      <UnstyledButton className={classes['more']} onClick={() => parts.setOpen(item.id, !isOpen)} aria-expanded={isOpen} aria-label={`${details}: ${sentence}`}>{details}</UnstyledButton>
      <Collapse expanded={isOpen}><Code block className={classes['raw']} tabIndex={0}>{JSON.stringify(item.data, null, 2)}</Code></Collapse>
    </>
  );
}
