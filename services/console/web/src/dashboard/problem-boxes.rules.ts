import type { Dashboard, DashboardCampaign, DashboardProblem } from './dashboard-queries.js';

type Troubled = Pick<Dashboard, 'problems' | 'campaigns'>;

/** A box of its own: what is the matter; of a stopped channel with the campaigns that stopped with it. */
interface SingleBox {
  readonly problem: DashboardProblem;
  readonly campaigns: readonly DashboardCampaign[];
}

/** Campaigns that the platform paused, more than one. */
interface PausedBox {
  readonly paused: readonly DashboardProblem[];
}

export type ProblemBox = SingleBox | PausedBox;

export const isStop = ({ kind }: DashboardProblem): boolean => kind === 'channel_broken' || kind === 'sending_held' || kind === 'hub_suspended';

/** What stopped comes first and names the campaigns that it took along; the others that are paused share a box. */
export function problemBoxes({ problems, campaigns }: Troubled): readonly ProblemBox[] {
  const stops = problems.filter(isStop);
  const campaignOf = ({ campaignId }: DashboardProblem): DashboardCampaign | undefined => campaigns.find(({ id }) => id === campaignId);
  const stopOf = (problem: DashboardProblem): DashboardProblem | undefined =>
    problem.code === 'CAMPAIGN.CHANNEL_BROKEN' ? stops.find(({ kind, channel }) => kind === 'channel_broken' && channel !== undefined && channel === campaignOf(problem)?.channel) : undefined;
  const rest = problems.filter((problem) => !isStop(problem) && !stopOf(problem));
  const paused = rest.filter(({ kind }) => kind === 'campaign_paused');
  const single = (problem: DashboardProblem): SingleBox => ({ problem, campaigns: problems.filter((one) => stopOf(one) === problem).flatMap((one) => campaignOf(one) ?? []) });
  if (paused.length < 2) return [...stops, ...rest].map(single);
  const others = rest.filter(({ kind }) => kind !== 'campaign_paused');
  return [...stops.map(single), { paused }, ...others.map(single)];
}
