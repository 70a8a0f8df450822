import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../navigation/links.js';
import { useReason } from '../reasons/use-reason.js';
import { May } from '../session/may.js';
import { useTimes } from '../times/use-times.js';
import type { Dashboard, DashboardProblem } from './dashboard-queries.js';

/** What stopped: since when, how many wait, who can help. */
export function ProblemCards({ dashboard: { problems, campaigns } }: { readonly dashboard: Pick<Dashboard, 'problems' | 'campaigns'> }) {
  return <Stack gap="sm" role="status">{problems.map((problem) => <ProblemCard key={`${problem.kind} ${problem.code} ${problem.channel ?? problem.campaignId ?? problem.hookId ?? ''}`} problem={problem} campaign={campaigns.find(({ id }) => id === problem.campaignId)?.name} />)}</Stack>;
}

function ProblemCard({ problem, campaign }: { readonly problem: DashboardProblem; readonly campaign: string | undefined }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const { kind, code, text, detail, channel } = problem;
  const name = channel ? t(`words.channels.${channel}`) : t('dashboard.problems.everything');
  // In the reader's language; the API's own text is in the shop's.
  const words = reasonOf({ code, detail: text });
  const isStopped = kind === 'channel_broken' || kind === 'sending_held' || kind === 'hub_suspended';
  return (
    <Alert role="group" color={isStopped ? 'bad' : 'warn'} icon={<IconAlertTriangle />} title={isStopped ? t('dashboard.problems.stopped', { name }) : campaign === undefined ? words : t('dashboard.problems.paused', { name: campaign })}>
      {(isStopped || campaign !== undefined) && <Text size="sm">{words}</Text>}
      {detail !== undefined && campaign === undefined && <Text size="sm" className="words">{detail}</Text>}
      <Text size="sm" mt={4}><SinceAndWaiting problem={problem} /> {isStopped && t('dashboard.problems.kept')}</Text>
      <ProblemAction problem={problem} />
    </Alert>
  );
}

function SinceAndWaiting({ problem: { kind, since, waiting = 0 } }: { readonly problem: DashboardProblem }) {
  const { t } = useTranslation();
  const times = useTimes();
  const waits = kind === 'events_parked' ? 'dashboard.problems.parked' : 'dashboard.problems.waiting';
  return <>{since !== undefined && t('dashboard.problems.since', { since: times.moment(since) })} {waiting > 0 && t(waits, { count: waiting })}</>;
}

/** Where the person goes who can mend it. */
function ProblemAction({ problem: { kind, campaignId, hookId } }: { readonly problem: DashboardProblem }) {
  const { t } = useTranslation();
  if (campaignId !== undefined) return <Group mt="sm"><ButtonLink size="xs" variant="default" to="/campaigns/$campaignId/" params={{ campaignId }}>{t('dashboard.problems.open')}</ButtonLink></Group>;
  if (kind === 'messages_unknown') return <Group mt="sm"><ButtonLink size="xs" variant="default" to="/messages/" search={{ status: 'unknown' }}>{t('dashboard.problems.open')}</ButtonLink></Group>;
  const place = placeOf(kind, hookId);
  return <May permission="messaging.manage_settings"><Group mt="sm"><ButtonLink size="xs" variant="default" to="/settings/$section/" {...place}>{t('dashboard.problems.open')}</ButtonLink></Group></May>;
}

/** The section of the settings where it is mended. */
function placeOf(kind: DashboardProblem['kind'], hookId: string | undefined) {
  if (kind === 'events_parked') return { params: { section: 'events' }, search: { status: 'parked' } };
  return hookId === undefined ? { params: { section: 'channels' } } : { params: { section: 'hooks' }, search: { id: hookId } };
}
