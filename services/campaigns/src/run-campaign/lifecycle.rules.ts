import type { Reason } from '@messaging/contracts';
import { durationMs, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { checkCampaign, whyFixed, type TemplateHead } from '../define-campaign/campaign.rules.js';
import type { Campaign, Job, Started, Totals } from '../define-campaign/campaign.js';

/** What a decision about a campaign's life rests on. */
export interface LifeFacts {
  readonly now: Date;
  readonly template: TemplateHead | undefined;
  /** The provider that the channel's settings name now. */
  readonly provider: string;
  /** How many could be sent to now. */
  readonly reachable: number;
  readonly confirmAbove: number;
  /** How many recipients somebody says to know of, or said when it was planned. */
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

/** The next state of a row: one revision on. */
export const revised = (campaign: Campaign, change: Partial<Campaign>, now: Date): Campaign => ({ ...campaign, ...change, revision: campaign.revision + 1, updatedAt: now });

/** Starts a draft or a scheduled campaign: freezes template version, sender and audience rule. One that is being sent stays as it is. */
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
    case 'scheduled': // now means now, for every recipient: the hour that was planned is no more
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

/** What was confirmed holds while the count has grown by no more than two in a hundred and ten (API.md section 3). */
export const isConfirmed = (reachable: number, confirmed: number | undefined): boolean => confirmed !== undefined && reachable <= confirmed * 1.02 + 10;

/** So few, or confirmed: nobody has to be asked. */
export const needsNoWord = ({ reachable, confirmAbove, confirmed }: Pick<LifeFacts, 'reachable' | 'confirmAbove' | 'confirmed'>): boolean =>
  reachable < confirmAbove || isConfirmed(reachable, confirmed);

function confirmationRefusal(facts: LifeFacts): Problem | undefined {
  if (needsNoWord(facts)) return undefined;
  const { reachable } = facts;
  const detail = `This reaches ${reachable} people; say so with confirmRecipients: ${reachable}.`;
  return { kind: 'conflict', code: 'CAMPAIGN.CONFIRMATION_REQUIRED', detail, extra: { reachable } };
}

/** Plans a draft for an hour, or a scheduled campaign for another one. */
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

/** The hour of a scheduled campaign has come: it starts, each recipient at that hour of his own if so planned, or pauses and says why it does not. */
export function decideDue(campaign: Campaign, facts: LifeFacts): Campaign {
  const decided = begun(campaign, facts);
  if (decided.ok) return decided.value;
  const { code, detail } = decided.problem;
  return revised(campaign, { status: 'paused', pausedAt: facts.now, pauseReason: { code, detail } }, facts.now);
}

/** Nothing further leaves. `reason`: the platform decided, and a person should know why. */
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

/** Goes on: what is left expires later by as long as it waited. One that was stopped at its hour begins now. */
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

/** Whoever goes on after a pause of the platform's has been told that something was wrong: what leaves then comes from the sender of then. */
function resumed(campaign: Campaign, started: Started, { now, provider, totals: { accepted, bounced } }: LifeFacts): Result<Campaign> {
  if (isOtherKind(started, provider)) return senderChanged;
  const waitedMs = campaign.pausedAt ? now.getTime() - campaign.pausedAt.getTime() : 0;
  const gateExpiresAt = campaign.expiresAt ?? new Date(started.gateExpiresAt.getTime() + waitedMs);
  return ok(revised(campaign, { status: 'sending', pausedAt: undefined, pauseReason: undefined, started: { ...started, ...(campaign.pauseReason && { senderAt: now }), provider, gateExpiresAt, watchedFrom: { accepted, bounced } } }, now));
}

/**
 * Ends it: what has not left does not leave any more. What has left cannot be called back. Whoever was not gone through yet
 * still becomes a recipient, cancelled, so that everybody has a state and a reason.
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

/** What a new round rests on: `count` recipients are in it. */
export interface RetryFacts extends Pick<LifeFacts, 'confirmed' | 'now' | 'provider'> {
  readonly count: number;
  readonly totals: Pick<Totals, 'accepted' | 'bounced'>;
}

/** A new message for each recipient that failed, or whose outcome nobody knows. Of a completed campaign it comes from the sender of now, and the guards look anew. */
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

/** Nothing is open and nobody is left to go through: it is complete. */
export function decideCompletion(campaign: Campaign, open: number, now: Date): Campaign {
  const isActive = campaign.status === 'sending' || (campaign.status === 'paused' && campaign.started !== undefined);
  if (!isActive || campaign.job || open > 0) return campaign;
  return revised(campaign, { status: 'completed', completedAt: now, pausedAt: undefined, pauseReason: undefined }, now);
}
