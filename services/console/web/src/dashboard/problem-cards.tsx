import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink, ButtonLink } from '../navigation/links.js';
import { useDetail } from '../reasons/use-detail.js';
import { useReason } from '../reasons/use-reason.js';
import { present } from '../router/search.js';
import { May } from '../session/may.js';
import { useMay } from '../session/session.js';
import type { Dashboard, DashboardCampaign, DashboardProblem } from './dashboard-queries.js';
import { isStop, problemBoxes } from './problem-boxes.rules.js';
import { concerns, isForOwner } from './problem-for.rules.js';
import { SinceAndWaiting } from './since-and-waiting.js';

/** What stopped: since when, how many wait, who can help. */
export function ProblemCards({ dashboard: { problems, campaigns } }: { readonly dashboard: Pick<Dashboard, 'problems' | 'campaigns'> }) {
  const may = useMay();
  const mine = problems.filter(({ kind }) => concerns(kind, may));
  const nameOf = (id: string | undefined): string | undefined => campaigns.find((one) => one.id === id)?.name;
  return (
    <Stack gap="sm" role="status">
      {problemBoxes({ problems: mine, campaigns }).map((box) => {
        if ('paused' in box) return <PausedCampaigns key="paused" paused={box.paused} nameOf={nameOf} />;
        const { problem } = box;
        return <ProblemCard key={`${problem.kind} ${problem.code} ${problem.channel ?? problem.campaignId ?? problem.hookId ?? ''}`} problem={problem} campaign={nameOf(problem.campaignId)} stoppedWith={box.campaigns} />;
      })}
    </Stack>
  );
}

interface ProblemCardProps {
  readonly problem: DashboardProblem;
  readonly campaign: string | undefined;
  /** Campaigns that a stopped channel took along. */
  readonly stoppedWith: readonly DashboardCampaign[];
}

function ProblemCard({ problem, campaign, stoppedWith }: ProblemCardProps) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const detailOf = useDetail();
  const may = useMay();
  const { kind, code, text, explained, detail, channel } = problem;
  const isStopped = isStop(problem);
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
          {stoppedWith.length > 0 && <Text size="sm" className="words">{t('dashboard.problems.stoppedWith', { count: stoppedWith.length })} <CampaignNames campaigns={stoppedWith} /></Text>}
          {detail !== undefined && campaign === undefined && !isForOwner(kind, may) && <Text size="xs" ff="monospace" className="words">{kind === 'events_parked' ? detailOf(detail) : detail}</Text>}
        </Stack>
        <ProblemAction problem={problem} />
      </Group>
    </Alert>
  );
}

/** Named one by one as far as they fit; the list has the others. */
const linesMax = 6;

function PausedCampaigns({ paused, nameOf }: { readonly paused: readonly DashboardProblem[]; readonly nameOf: (id: string | undefined) => string | undefined }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const whyOf = ({ code, text }: DashboardProblem): string => {
    const brief = briefOf(code);
    return brief ? t(`dashboard.problems.why.${brief}`) : reasonOf({ code, detail: text });
  };
  return (
    <Alert role="group" color="warn" icon={<IconAlertTriangle />} title={t('dashboard.problems.pausedMany', { count: paused.length })}>
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        {paused.slice(0, linesMax).map((problem) => (
          <Text component="li" size="sm" key={problem.campaignId} className="words"><CampaignName id={problem.campaignId ?? ''} name={nameOf(problem.campaignId) ?? t('dashboard.problems.titles.campaign')} />: {whyOf(problem)}</Text>
        ))}
        {paused.length > linesMax && <li><AnchorLink to="/campaigns/" search={{ status: 'paused' }} size="sm" c="inherit" underline="always">{t('dashboard.problems.pausedMore', { count: paused.length - linesMax })}</AnchorLink></li>}
      </Stack>
    </Alert>
  );
}

function CampaignNames({ campaigns }: { readonly campaigns: readonly DashboardCampaign[] }) {
  return campaigns.map(({ id, name }, index) => <Fragment key={id}>{index > 0 && ', '}<CampaignName id={id} name={name} /></Fragment>);
}

function CampaignName({ id, name }: { readonly id: string; readonly name: string }) {
  return <AnchorLink to="/campaigns/$campaignId/" params={{ campaignId: id }} size="sm" fw={600} c="inherit" underline="always">{name}</AnchorLink>;
}

/** Why the platform pauses a campaign; what a plan came to nothing for says the list of reasons. */
const briefReasons = ['BOUNCES', 'CHANNEL_BROKEN', 'CONTENT_REFUSED', 'SENDER_CHANGED'] as const;
const briefOf = (code: string) => briefReasons.find((brief) => code === `CAMPAIGN.${brief}`);

/** What has not stopped, in a few words. */
const titles = {
  events_parked: 'events', messages_unknown: 'unknown', address_unreachable: 'address', hook_disabled: 'hook', campaign_paused: 'campaign', channel_broken: 'channel', sending_held: 'channel', hub_suspended: 'channel',
} as const satisfies Record<DashboardProblem['kind'], string>;

/** Where the person goes who can mend it; what only the operator can mend leads nowhere here, and its words say so. */
function ProblemAction({ problem: { kind, code, channel, from, campaignId, hookId } }: { readonly problem: DashboardProblem }) {
  const { t } = useTranslation();
  if (campaignId !== undefined) return <ButtonLink {...look} to="/campaigns/$campaignId/" params={{ campaignId }}>{t('dashboard.problems.go.campaign')}</ButtonLink>;
  if (kind === 'messages_unknown') return <ButtonLink {...look} to="/messages/" search={{ status: 'unknown', sandbox: false, ...present({ channel, from }) }}>{t('dashboard.problems.go.messages')}</ButtonLink>;
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
