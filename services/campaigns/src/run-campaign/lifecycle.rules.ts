import type { Reason } from '@messaging/contracts';
import { durationMs, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { checkCampaign, whyFixed, type TemplateHead } from '../define-campaign/campaign.rules.js';
import type { Campaign, Job, Started, Totals } from '../define-campaign/campaign.js';

/** The facts for a decision about a campaign's lifecycle. */
export interface LifeFacts {
  readonly now: Date;
  readonly template: TemplateHead | undefined;
  /** The provider currently chosen in the channel's settings. */
  readonly provider: string;
  /** How many people could be sent to now. */
  readonly reachable: number;
  readonly confirmAbove: number;
  /** The number of recipients that somebody confirmed, now or when it was scheduled. */
  readonly confirmed: number | undefined;
  readonly totals: Totals;
}

/** A campaign lives for seven days of unpaused time unless it says otherwise. */
const lifetimeMs = durationMs('P7D');

const conflict = (code: string, detail: string, extra?: Problem['extra']): { readonly ok: false; readonly problem: Problem } =>
  refuse({ kind: 'conflict', code, detail, ...(extra && { extra }) });

const hasEnded = conflict('CAMPAIGN.ENDED', 'The campaign has ended.');
const isBusy = conflict('CAMPAIGN.BUSY', 'The campaign is still going through its recipients; try again when it has.');
const notSending = conflict('CAMPAIGN.NOT_SENDING', 'The campaign is not being sent.');

/** The next state of a row, with its revision incremented. */
export const revised = (campaign: Campaign, change: Partial<Campaign>, now: Date): Campaign => ({ ...campaign, ...change, revision: campaign.revision + 1, updatedAt: now });

/** Starts a draft or a scheduled campaign: freezes template version, sender and audience rule. One that is already being sent stays as it is. */
export function decideStart(campaign: Campaign, facts: LifeFacts): Result<Campaign> {
  switch (campaign.status) {
    case 'sending':
      return ok(campaign);
    case 'paused':
      return conflict('CAMPAIGN.PAUSED', 'The campaign is paused; resume it.');
    case 'completed':
    case 'cancelled':
      return refuse(whyFixed(campaign, 'The campaign has been sent; make a new one, or retry those that failed.'));
    case 'draft':
      return begun(campaign, facts);
    case 'scheduled': // now means now, for every recipient: the scheduled time no longer applies
      return begun({ ...campaign, schedule: undefined, scheduledAt: undefined }, facts);
  }
}

function begun(campaign: Campaign, facts: LifeFacts): Result<Campaign> {
  const { now, template } = facts;
  const checked = checkCampaign(campaign, facts);
  if (!checked.ok) return checked;
  const refusal = confirmationRefusal(facts);
  if (refusal) return refuse(refusal);
  if (!template) throw new Error('a template that was checked is gone');
  const started: Started = {
    at: now, templateVersion: template.version, category: template.category, provider: facts.provider, sandbox: facts.provider === 'sandbox',
    gateExpiresAt: campaign.expiresAt ?? new Date(now.getTime() + lifetimeMs),
  };
  return ok(revised(campaign, { status: 'sending', pauseReason: undefined, pausedAt: undefined, started, job: { kind: 'expand', cursor: '' } }, now));
}

/** A confirmation remains valid while the count has grown by no more than 2 % plus 10 (API.md section 3). */
export const isConfirmed = (reachable: number, confirmed: number | undefined): boolean => confirmed !== undefined && reachable <= confirmed * 1.02 + 10;

/** True if there are few enough recipients, or their number was confirmed. */
export const needsNoWord = ({ reachable, confirmAbove, confirmed }: Pick<LifeFacts, 'reachable' | 'confirmAbove' | 'confirmed'>): boolean =>
  reachable < confirmAbove || isConfirmed(reachable, confirmed);

function confirmationRefusal(facts: LifeFacts): Problem | undefined {
  if (needsNoWord(facts)) return undefined;
  const { reachable } = facts;
  const detail = `This reaches ${reachable} people; say so with confirmRecipients: ${reachable}.`;
  return { kind: 'conflict', code: 'CAMPAIGN.CONFIRMATION_REQUIRED', detail, extra: { reachable } };
}

/** Schedules a draft, or reschedules a scheduled campaign. */
export function decideSchedule(campaign: Campaign, plan: { schedule: { at: string; zone: 'hub' | 'recipient' }; at: Date }, facts: LifeFacts): Result<Campaign> {
  if (campaign.status !== 'draft' && campaign.status !== 'scheduled') return refuse(whyFixed(campaign));
  const schedule = { ...plan.schedule, confirmed: facts.confirmed };
  if (campaign.status === 'scheduled' && sameSchedule(campaign, schedule)) return ok(campaign);
  const checked = checkCampaign(campaign, facts);
  if (!checked.ok) return checked;
  const tooLate = lateComplaint(campaign, plan.at, facts.now);
  if (tooLate) return refuse({ kind: 'rule', ...tooLate, errors: [{ pointer: '/at', ...tooLate }] });
  const refusal = confirmationRefusal(facts);
  if (refusal) return refuse(refusal);
  return ok(revised(campaign, { status: 'scheduled', schedule, scheduledAt: plan.at }, facts.now));
}

function lateComplaint({ expiresAt }: Campaign, at: Date, now: Date): { code: string; detail: string } | undefined {
  if (at <= now) return { code: 'CAMPAIGN.SCHEDULE_PAST', detail: 'That time has passed.' };
  return expiresAt && expiresAt <= at ? { code: 'MESSAGE.EXPIRED', detail: 'The campaign expires before that.' } : undefined;
}

const sameSchedule = ({ schedule }: Campaign, { at, zone, confirmed }: NonNullable<Campaign['schedule']>): boolean =>
  schedule?.at === at && schedule.zone === zone && schedule.confirmed === confirmed;

/** The hub's clock shows another time: a scheduled campaign keeps its local time. If that has passed by the new clock, somebody has to say what now. */
export function decideMove(campaign: Campaign, at: Date, now: Date): Campaign {
  if (campaign.scheduledAt?.getTime() === at.getTime()) return campaign;
  if (at > now) return revised(campaign, { scheduledAt: at }, now);
  return revised(campaign, { status: 'paused', scheduledAt: at, pausedAt: now, pauseReason: { code: 'CAMPAIGN.SCHEDULE_PAST', detail: 'By the new time zone its time has passed.' } }, now);
}

/** A scheduled campaign's time has come: it starts (each recipient at their own local time, if so scheduled), or pauses and says why. */
export function decideDue(campaign: Campaign, facts: LifeFacts): Campaign {
  const decided = begun(campaign, facts);
  if (decided.ok) return decided.value;
  const { code, detail } = decided.problem;
  return revised(campaign, { status: 'paused', pausedAt: facts.now, pauseReason: { code, detail } }, facts.now);
}

/** Pauses it: nothing more leaves. `reason`: given if the platform decided, so that people know why. */
export function decidePause(campaign: Campaign, now: Date, reason?: Reason): Result<Campaign> {
  switch (campaign.status) {
    case 'paused':
      return ok(campaign);
    case 'sending':
      return ok(revised(campaign, { status: 'paused', pausedAt: now, pauseReason: reason }, now));
    case 'completed':
    case 'cancelled':
      return hasEnded;
    case 'draft':
    case 'scheduled':
      return notSending;
  }
}

/** Resumes it: the expiry is postponed by the length of the pause. A campaign that was paused at its scheduled time starts now. */
export function decideResume(campaign: Campaign, facts: LifeFacts): Result<Campaign> {
  switch (campaign.status) {
    case 'sending':
      return ok(campaign);
    case 'paused':
      return campaign.started ? resumed(campaign, campaign.started, facts) : begun(campaign, facts);
    case 'completed':
    case 'cancelled':
      return hasEnded;
    case 'draft':
    case 'scheduled':
      return notSending;
  }
}

const isOtherKind = ({ sandbox }: Started, provider: string): boolean => (provider === 'sandbox') !== sandbox;
const senderChanged = conflict('CAMPAIGN.SENDER_CHANGED', 'The channel has gone from the sandbox to a provider, or back, since the campaign began. Set it back, or make a new campaign.');

/** Whoever resumes after a platform's pause knows that something was wrong, so what leaves then uses the sender of that moment. */
function resumed(campaign: Campaign, started: Started, { now, provider, totals: { accepted, bounced } }: LifeFacts): Result<Campaign> {
  if (isOtherKind(started, provider)) return senderChanged;
  const waitedMs = campaign.pausedAt ? now.getTime() - campaign.pausedAt.getTime() : 0;
  const gateExpiresAt = campaign.expiresAt ?? new Date(started.gateExpiresAt.getTime() + waitedMs);
  return ok(revised(campaign, { status: 'sending', pausedAt: undefined, pauseReason: undefined, started: { ...started, ...(campaign.pauseReason && { senderAt: now }), provider, gateExpiresAt, watchedFrom: { accepted, bounced } } }, now));
}

/**
 * Cancels it: what has not left will not leave; what has left cannot be recalled. Customers not yet expanded still become
 * recipients, cancelled, so that everybody has a state and a reason.
 */
export function decideCancel(campaign: Campaign, now: Date): Result<Campaign> {
  switch (campaign.status) {
    case 'cancelled':
      return ok(campaign);
    case 'completed':
      return hasEnded;
    default:
      return ok(revised(campaign, { status: 'cancelled', pausedAt: undefined, pauseReason: undefined, job: campaign.job?.kind === 'expand' ? campaign.job : undefined }, now));
  }
}

/** The facts for a new round of `count` recipients. */
export interface RetryFacts extends Pick<LifeFacts, 'confirmed' | 'now' | 'provider'> {
  readonly count: number;
  readonly totals: Pick<Totals, 'accepted' | 'bounced'>;
}

/** A new message for each recipient that failed, or whose outcome is unknown. For a completed campaign it uses the current sender, and guards start afresh. */
export function decideRetry(campaign: Campaign, kind: Exclude<Job['kind'], 'expand'>, { count, confirmed, now, provider, totals: { accepted, bounced } }: RetryFacts): Result<Campaign> {
  const { status, started, job } = campaign;
  if (status === 'cancelled') return hasEnded;
  if (!started || status === 'draft' || status === 'scheduled') return notSending;
  if (job?.kind === kind || count === 0) return ok(campaign); // a double click, or nobody to retry
  if (job) return isBusy;
  if (kind === 'retryUnknown' && (confirmed === undefined || confirmed < count)) return mayGetTwice(count);
  const gateExpiresAt = campaign.expiresAt ?? new Date(Math.max(started.gateExpiresAt.getTime(), now.getTime() + lifetimeMs));
  const next = { job: { kind, cursor: '' }, started: { ...started, gateExpiresAt } };
  if (status !== 'completed') return ok(revised(campaign, next, now));
  if (isOtherKind(started, provider)) return senderChanged;
  return ok(revised(campaign, { ...next, started: { ...next.started, senderAt: now, watchedFrom: { accepted, bounced } }, status: 'sending', completedAt: undefined }, now));
}

const mayGetTwice = (count: number) =>
  conflict('CAMPAIGN.CONFIRMATION_REQUIRED', `Nobody knows whether these ${count} people got it: some may get it twice. Say so with confirmRecipients: ${count}.`, {
    reachable: count, mayGetTwice: count,
  });

/** Completes it, if no recipient is open and nobody is left to expand. */
export function decideCompletion(campaign: Campaign, open: number, now: Date): Campaign {
  const isActive = campaign.status === 'sending' || (campaign.status === 'paused' && campaign.started !== undefined);
  if (!isActive || campaign.job || open > 0) return campaign;
  return revised(campaign, { status: 'completed', completedAt: now, pausedAt: undefined, pauseReason: undefined }, now);
}
