import { Code, Collapse, Text, Timeline, UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconCheck, IconInbox, IconListCheck, IconUserCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOpenParts } from '../navigation/use-open-parts.js';
import { useReason } from '../reasons/use-reason.js';
import { Loaded } from '../states/loaded.js';
import { useTimes } from '../times/use-times.js';
import { timelineQuery, type TimelineItem } from './message-queries.js';
import { storySentence } from './story-sentence.js';
import classes from './message-timeline.module.css';

const icons = { accepted: IconInbox, check: IconListCheck, attempt: IconArrowRight, receipt: IconCheck, decision: IconUserCheck } as const;

/** The story in sentences; what the provider said word for word is one press below. */
export function MessageTimeline({ id }: { readonly id: string }) {
  const query = useQuery(timelineQuery(id));
  return (
    <Loaded query={query}>
      {({ items }) => (
        <Timeline className={classes['story']} bulletSize={26} lineWidth={2} active={items.length}>
          {items.map((item, index) => {
            const isFailure = item.data['status'] === 'failed' && (item.kind !== 'attempt' || item.data['failure'] !== undefined);
            const isGood = item.kind === 'receipt' && (item.data['status'] === 'delivered' || item.data['status'] === 'read');
            const Icon = isFailure ? IconX : icons[item.kind];
            return <Timeline.Item key={index} {...(isFailure && { color: 'bad.7' })} {...(isGood && { color: 'good.7' })} bullet={<Icon size={14} aria-hidden />}><TimelineLine item={item} name={`line-${index + 1}`} /></Timeline.Item>;
          })}
        </Timeline>
      )}
    </Loaded>
  );
}

function TimelineLine({ item, name }: { readonly item: TimelineItem; readonly name: string }) {
  const { t } = useTranslation();
  const times = useTimes();
  const reasonOf = useReason();
  const parts = useOpenParts();
  const isOpen = parts.isOpen(name);
  const sentence = storySentence(item, { t, times, reasonOf });
  const details = isOpen ? t('messages.story.hideRaw') : t('messages.story.showRaw');
  return (
    <>
      <Text size="sm"><Text span fw={640} className="numbers">{times.moment(item.at)}</Text> {sentence}</Text>
      {Object.keys(item.data).length > 0 && (
        <>
          <UnstyledButton className={classes['more']} onClick={() => parts.setOpen(name, !isOpen)} aria-expanded={isOpen} aria-label={`${details}: ${sentence}`}>{details}</UnstyledButton>
          <Collapse expanded={isOpen}><Code block className={classes['raw']} tabIndex={0}>{JSON.stringify(item.data, null, 2)}</Code></Collapse>
        </>
      )}
    </>
  );
}
