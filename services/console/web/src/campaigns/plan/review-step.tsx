import { Button, Card, Skeleton, Stack, Title } from '@mantine/core';
import { IconClock, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.js';
import { useConfirm } from '../../confirm/use-confirm.js';
import { sumText } from '../../prices/price.rules.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { useMay, useSession } from '../../session/session.js';
import { instantOf } from '../../times/local-time.rules.js';
import { useTimes } from '../../times/use-times.js';
import { doToCampaign, estimateQuery, scheduleCampaign, type Campaign, type CampaignDraft, type Estimate } from '../campaign-queries.js';
import { audienceLack, EstimateCard, EstimateWords } from './estimate-card.js';
import type { PlannedTime } from './planned-time.rules.js';
import { ReviewWords, UnreachableWarning } from './review-words.js';
import { StepBar } from './step-bar.js';

interface ReviewStepProps {
  readonly campaign: Campaign;
  readonly draft: CampaignDraft;
  readonly time: PlannedTime;
  /** The ways out other than forward. */
  readonly aside: ReactNode;
}

/** Everything in one sentence, and a button that says how many. */
export function ReviewStep(props: ReviewStepProps) {
  const { channel, templateId, audience } = props.draft;
  const isUnfinished = audienceLack(props.draft) !== undefined;
  const estimate = useQuery(estimateQuery(isUnfinished ? undefined : { channel, templateId, audience }));
  if (isUnfinished) return <Stack><EstimateCard draft={props.draft} /><StepBar aside={props.aside} /></Stack>;
  if (estimate.data) return <Review {...props} estimate={estimate.data} />;
  return <Stack>{estimate.error ? <ProblemAlert error={estimate.error} /> : <Skeleton height={180} radius="lg" />}<StepBar aside={props.aside} /></Stack>;
}

function Review({ campaign, draft, time, aside, estimate }: ReviewStepProps & { readonly estimate: Estimate }) {
  const { t, i18n } = useTranslation();
  const may = useMay();
  const times = useTimes();
  const { hub } = useSession();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const isLater = time.at !== '';
  const planned = (at: string): string => (times.dateOf(at) === times.dateOf(Date.now()) ? t('campaigns.review.today', { at: times.clock(at) }) : times.full(at));
  const when = !isLater ? t('campaigns.review.now') : time.zone === 'recipient' ? t('campaigns.review.theirTime', { at: times.full(instantOf(time.at, hub.timeZone)) }) : planned(instantOf(time.at, hub.timeZone));
  const left = estimate.excluded.reduce((sum, { count }) => sum + count, 0);
  const excluded = left === 0 ? '' : t('campaigns.review.leftOut', { count: left });
  const cost = estimate.cost ? t('campaigns.review.cost', { cost: sumText(estimate.cost, i18n.language) }) : '';
  const go = useMutation({
    mutationFn: (confirmed: number) => (isLater ? scheduleCampaign(campaign.id, { ...time, confirmRecipients: confirmed }) : doToCampaign(campaign.id, 'start', confirmed)),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
    // There are more by now than were told of.
    onError: (error) => isProblem(error, 'CAMPAIGN.CONFIRMATION_REQUIRED') && ask(Number(error.body['reachable'] ?? estimate.reachable)),
  });
  const sentence = t('campaigns.review.sentence', { people: t('words.people', { count: estimate.reachable }), channel: t(`campaigns.review.by.${draft.channel}`), when, cost, excluded });
  const labelOf = (count: number): string => t(isLater ? 'campaigns.review.schedule' : 'campaigns.review.send', { count });
  const label = labelOf(estimate.reachable);
  /** Once, whatever the number; so many that the shop's rules want a second look have to be typed. */
  const ask = (count: number): void => {
    const isMany = count >= estimate.confirmAbove;
    // What is scheduled can be called off until its hour; what is sent cannot be taken back.
    if (isLater && !isMany) return go.mutate(count);
    const text = [count === estimate.reachable && sentence, isMany ? t('campaigns.review.confirmText') : t('campaigns.review.lasting')].filter(Boolean).join(' ');
    confirm({ title: t(isLater ? 'campaigns.run.confirmScheduleTitle' : 'campaigns.run.confirmTitle', { count }), text, action: labelOf(count), ...(isMany && { word: String(count) }), onConfirm: () => go.mutate(count) });
  };
  return (
    <Stack>
      <Card>
        <Stack>
          <Title order={2}>{estimate.reachable === 0 ? t('campaigns.review.nobody') : sentence}</Title>
          <ReviewWords campaign={campaign} draft={draft} shownTo={estimate.sample[0]} />
          <UnreachableWarning />
          <EstimateWords estimate={estimate} isSaid />
          {go.error && !isProblem(go.error, 'CAMPAIGN.CONFIRMATION_REQUIRED') && <ProblemAlert error={go.error} />}
        </Stack>
      </Card>
      <StepBar aside={aside}>
        {may('messaging.add_campaign') && may('messaging.send_message') && (
          <Button loading={go.isPending} disabled={estimate.reachable === 0} leftSection={isLater ? <IconClock size={18} /> : <IconSend size={18} />} onClick={() => ask(estimate.reachable)}>{label}</Button>
        )}
      </StepBar>
    </Stack>
  );
}
