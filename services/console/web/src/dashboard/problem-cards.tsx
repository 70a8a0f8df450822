import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../navigation/links.js';
import { useDetail } from '../reasons/use-detail.js';
import { useReason } from '../reasons/use-reason.js';
import { May } from '../session/may.js';
import { useMay } from '../session/session.js';
import type { Dashboard, DashboardProblem } from './dashboard-queries.js';
import { concerns, isForOwner } from './problem-for.rules.js';
import { SinceAndWaiting } from './since-and-waiting.js';

/** What stopped: since when, how many wait, who can help. */
export function ProblemCards({ dashboard: { problems, campaigns } }: { readonly dashboard: Pick<Dashboard, 'problems' | 'campaigns'> }) {
  const may = useMay();
  const mine = problems.filter(({ kind }) => concerns(kind, may));
  return <Stack gap="sm" role="status">{mine.map((problem) => <ProblemCard key={`${problem.kind} ${problem.code} ${problem.channel ?? problem.campaignId ?? problem.hookId ?? ''}`} problem={problem} campaign={campaigns.find(({ id }) => id === problem.campaignId)?.name} />)}</Stack>;
}

function ProblemCard({ problem, campaign }: { readonly problem: DashboardProblem; readonly campaign: string | undefined }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const detailOf = useDetail();
  const may = useMay();
  const { kind, code, text, explained, detail, channel } = problem;
  const isStopped = kind === 'channel_broken' || kind === 'sending_held' || kind === 'hub_suspended';
  const title = (): string => {
    if (isStopped) return t(`dashboard.problems.stopped.${channel ?? 'all'}`);
    return campaign === undefined ? t(`dashboard.problems.titles.${titles[kind]}`) : t('dashboard.problems.paused', { name: campaign });
  };
  return (
    <Alert role="group" color={isStopped ? 'bad' : 'warn'} icon={<IconAlertTriangle />} title={title()}>
      <Group justify="space-between" align="flex-end" gap="sm">
        <Stack gap={4} flex="1 1 16rem" miw={0}>
          {/* In the reader's language; the API's own text is in the shop's. */}
          <Text size="sm">{reasonOf({ code, detail: text, text: explained })}</Text>
          <Text size="sm"><SinceAndWaiting problem={problem} /> {isStopped && t('dashboard.problems.kept')} {isForOwner(kind, may) && t('dashboard.problems.tellOwner')}</Text>
          {detail !== undefined && campaign === undefined && !isForOwner(kind, may) && <Text size="xs" ff="monospace" className="words">{kind === 'events_parked' ? detailOf(detail) : detail}</Text>}
        </Stack>
        <ProblemAction problem={problem} />
      </Group>
    </Alert>
  );
}

/** What has not stopped, in a few words. */
const titles = {
  events_parked: 'events', messages_unknown: 'unknown', address_unreachable: 'address', hook_disabled: 'hook', campaign_paused: 'campaign', channel_broken: 'channel', sending_held: 'channel', hub_suspended: 'channel',
} as const satisfies Record<DashboardProblem['kind'], string>;

/** Where the person goes who can mend it; what only the operator can mend leads nowhere here, and its words say so. */
function ProblemAction({ problem: { kind, code, campaignId, hookId } }: { readonly problem: DashboardProblem }) {
  const { t } = useTranslation();
  if (campaignId !== undefined) return <ButtonLink {...look} to="/campaigns/$campaignId/" params={{ campaignId }}>{t('dashboard.problems.go.campaign')}</ButtonLink>;
  if (kind === 'messages_unknown') return <ButtonLink {...look} to="/messages/" search={{ status: 'unknown' }}>{t('dashboard.problems.go.messages')}</ButtonLink>;
  const place = placeOf(kind, hookId);
  if (place === undefined || code === 'SENDING.HELD_BY_OPERATOR') return null;
  return <May permission="messaging.manage_settings"><ButtonLink {...look} to="/settings/$section/" params={{ section: place.section }} search={place.search}>{t(`dashboard.problems.go.${place.to}`)}</ButtonLink></May>;
}

const look = { size: 'xs', variant: 'default' } as const;

interface Place {
  readonly to: 'channel' | 'hook' | 'events' | 'sending';
  readonly section: string;
  readonly search: Readonly<Record<string, string>>;
}

/** The section of the settings where it is mended. */
function placeOf(kind: DashboardProblem['kind'], hookId: string | undefined): Place | undefined {
  switch (kind) {
    case 'channel_broken':
      return { to: 'channel', section: 'channels', search: {} };
    case 'sending_held':
      return { to: 'sending', section: 'channels', search: {} };
    case 'events_parked':
      return { to: 'events', section: 'events', search: { status: 'parked' } };
    case 'hook_disabled':
      return { to: 'hook', section: 'hooks', search: hookId === undefined ? {} : { id: hookId } };
    default:
      return undefined;
  }
}
