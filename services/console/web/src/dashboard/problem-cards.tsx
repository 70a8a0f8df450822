import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../navigation/links.js';
import { May } from '../session/may.js';
import { useTimes } from '../times/use-times.js';
import type { DashboardProblem } from './dashboard-queries.js';

/** What stopped: since when, how many wait, who can help. */
export function ProblemCards({ problems }: { readonly problems: readonly DashboardProblem[] }) {
  if (problems.length === 0) return null;
  return <Stack gap="sm" role="status">{problems.map((problem) => <ProblemCard key={`${problem.kind} ${problem.channel ?? problem.campaignId ?? problem.hookId ?? ''}`} problem={problem} />)}</Stack>;
}

function ProblemCard({ problem }: { readonly problem: DashboardProblem }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { kind, text, detail, channel, since, waiting } = problem;
  const name = channel ? t(`words.channels.${channel}`) : t('dashboard.problems.everything');
  const isStopped = kind === 'channel_broken' || kind === 'sending_held' || kind === 'hub_suspended';
  return (
    <Alert color={isStopped ? 'bad' : 'warn'} icon={<IconAlertTriangle />} title={isStopped ? t('dashboard.problems.stopped', { name }) : text}>
      {isStopped && <Text size="sm">{text}</Text>}
      {detail !== undefined && <Text size="sm" className="words">{detail}</Text>}
      <Text size="sm" c="dimmed" mt={4}>
        {since !== undefined && t('dashboard.problems.since', { since: times.moment(since) })} {waiting !== undefined && waiting > 0 && t('dashboard.problems.waiting', { count: waiting })} {isStopped && t('dashboard.problems.kept')}
      </Text>
      <ProblemAction problem={problem} />
    </Alert>
  );
}

/** Where the person goes who can mend it. */
function ProblemAction({ problem: { kind, campaignId } }: { readonly problem: DashboardProblem }) {
  const { t } = useTranslation();
  if (campaignId !== undefined) return <Group mt="sm"><ButtonLink size="xs" variant="default" to="/campaigns/$campaignId/" params={{ campaignId }}>{t('dashboard.problems.open')}</ButtonLink></Group>;
  if (kind === 'messages_unknown') return <Group mt="sm"><ButtonLink size="xs" variant="default" to="/messages/" search={{ status: 'unknown' }}>{t('dashboard.problems.open')}</ButtonLink></Group>;
  return <May permission="messaging.manage_settings"><Group mt="sm"><ButtonLink size="xs" variant="default" to="/settings/$section/" params={{ section: 'channels' }}>{t('dashboard.problems.open')}</ButtonLink></Group></May>;
}
