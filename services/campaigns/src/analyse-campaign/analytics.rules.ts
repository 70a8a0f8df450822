import type { CampaignAnalytics } from '@messaging/contracts';
import { durationMs } from '@messaging/kernel';
import type { Campaign, Totals } from '../define-campaign/campaign.js';
import { ratesOf, totalsView } from '../define-campaign/campaign-view.rules.js';
import { told } from '../list-recipients/recipient-view.rules.js';
import type { NotSent, Outcomes, Revenue, SeriesPoint } from './analytics.sql.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** The pace is measured over this many minutes: long enough for a retry in between, short enough to follow a change of rate. */
export const paceWindowMs = 5 * minuteMs;

/** Step widths of a chart, which never has more than 200 points. */
export type Step = CampaignAnalytics['step'];
export const stepOf = (spanMs: number): Step => (spanMs <= 3 * hourMs ? 'PT1M' : spanMs <= 7 * 24 * hourMs ? 'PT1H' : 'P1D');

/** What is known about a campaign, as counted by the database. */
export interface CampaignFigures {
  readonly totals: Totals;
  readonly notSent: readonly NotSent[];
  readonly step: Step;
  readonly series: readonly SeriesPoint[];
  /** Outcomes since `paceSince`. */
  readonly lately: Outcomes;
  /** Of the failed recipients, those whom a new round would write to as things are now. */
  readonly retryable: number | undefined;
  readonly days: number;
  readonly revenue: readonly Revenue[];
}

/** How a campaign went, as the API shows it. */
export function analyticsView(campaign: Campaign, figures: CampaignFigures, now: Date): CampaignAnalytics {
  const totals = totalsView(figures.totals);
  const eta = etaOf(campaign, { open: totals.open, lately: figures.lately, now });
  return {
    totals, ...ratesOf(campaign, figures.totals),
    funnel: {
      recipients: totals.recipients, accepted: totals.accepted, delivered: totals.delivered, read: totals.read,
      notSent: figures.notSent.map(({ status, code, count }) => ({ status, count, reason: told({ code, detail: '' }) })),
    },
    step: figures.step,
    overTime: figures.series.map(({ at, ...counts }) => ({ at: at.toISOString(), ...counts })),
    ...(eta && { eta: eta.toISOString() }),
    ...(figures.retryable !== undefined && { retryable: figures.retryable }),
    revenue: revenueView(figures),
  };
}

/** When a ramp-up's wait is over; 0 without one. */
const goesOnMs = ({ started, rampUp }: Pick<Campaign, 'started' | 'rampUp'>): number => (started && rampUp ? started.at.getTime() + durationMs(rampUp.wait) : 0);

/** Since when outcomes tell the pace: the last minutes, or everything up to a ramp-up's wait while it lasts. */
export function paceSince(campaign: Pick<Campaign, 'started' | 'rampUp'>, now: Date): Date {
  const recently = now.getTime() - paceWindowMs;
  if (!campaign.started || goesOnMs(campaign) <= now.getTime()) return new Date(recently);
  // Outcomes are counted by the minute: the one it began in is among them.
  return new Date(Math.min(Math.floor(campaign.started.at.getTime() / minuteMs) * minuteMs, recently));
}

/**
 * When no recipient will be open any more, at the pace of the last minutes, but not before a ramp-up's wait is over.
 * Undefined while the campaign is not being sent or makes no progress: after a minute without any outcome, or three times
 * the usual interval between two, the rest waits for something else (a full mailbox is retried much later).
 */
export function etaOf({ status, started, rampUp }: Pick<Campaign, 'status' | 'started' | 'rampUp'>, { open, lately, now }: { open: number; lately: Outcomes; now: Date }): Date | undefined {
  if (status !== 'sending' || !started || open === 0 || lately.count === 0 || !lately.lastAt) return undefined;
  const resumesMs = goesOnMs({ started, rampUp });
  const isWaiting = resumesMs >= now.getTime();
  const sinceStartMs = (until: Date): number => until.getTime() - started.at.getTime();
  const elapsedMs = Math.max(1000, isWaiting ? Math.min(sinceStartMs(lately.lastAt), sinceStartMs(now)) : Math.min(paceWindowMs, sinceStartMs(now)));
  const stillMs = now.getTime() - lately.lastAt.getTime();
  if (stillMs > Math.max(minuteMs, (3 * elapsedMs) / lately.count) && !isWaiting) return undefined;
  return new Date(Math.max(now.getTime(), resumesMs) + Math.round((open * elapsedMs) / lately.count));
}

function revenueView({ revenue, days }: CampaignFigures): CampaignAnalytics['revenue'] {
  return {
    days,
    rule: `Sales completed within ${days === 1 ? 'one day' : `${days} days`} after the campaign reached the customer (delivered, or sent where the provider says nothing of delivery). A sale counts for every campaign that reached its customer in time.`,
    sales: revenue.reduce((sum, { sales }) => sum + sales, 0),
    amounts: revenue.map(({ amount, currency }) => ({ amount, currency })),
  };
}
