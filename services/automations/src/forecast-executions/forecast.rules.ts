import type { Channel, ExplainedReason, Forecast, ForecastItem } from '@messaging/contracts';
import { ok, refuse, type Result } from '@messaging/kernel';
import { DateTime, Duration } from 'luxon';
import type { Automation } from '../define-automation/automation.js';
import type { Window } from '../find-dates/date-occurrence.rules.js';
import { decidePromotion, type PromotionFacts } from '../promote-execution/promote.rules.js';
import type { Hub } from '../provision-hub-when-hub-seen/hub.js';
import type { Execution } from '../schedule-execution/execution.js';

const dayMs = 86_400_000;
const daysMax = 366;
/** Farther away nothing is known, and the years of PostgreSQL end somewhere. */
const yearsAsked = { first: 1970, last: 2200 } as const;

/** The automation as if it had been on for ever: what it would do is asked, not whether somebody let it. */
export const asIfEnabled = (automation: Automation): Automation => ({ ...automation, isActive: true, lastEnabledAt: undefined });
export const asIfOld = (hub: Hub): Hub => ({ ...hub, createdAt: new Date(0) });

/** From a point on for so many days, or up to another one, which as a date is the whole day. */
export function windowOf(asked: { from: string | undefined; to?: string; days?: number }, { now, zone }: { now: Date; zone: string }): Result<Window> {
  const from = asked.from === undefined ? DateTime.fromJSDate(now, { zone }) : DateTime.fromISO(asked.from, { zone });
  const to = asked.to === undefined ? from.plus({ days: asked.days ?? 1 }) : DateTime.fromISO(asked.to, { zone }).plus({ days: asked.to.length === 10 ? 1 : 0 });
  if (from.year < yearsAsked.first || from.year > yearsAsked.last) return outside('/from', `must lie between the years ${yearsAsked.first} and ${yearsAsked.last}`);
  const pointer = asked.to === undefined ? '/days' : '/to';
  if (to <= from) return outside(pointer, 'must lie after /from');
  if (to > from.plus({ days: daysMax + 1 })) return outside(pointer, `lies more than ${daysMax} days after /from`);
  return ok({ from: from.toJSDate(), to: to.toJSDate() });
}

const outside = (pointer: string, detail: string) => refuse({ kind: 'rule', code: 'FORECAST.WINDOW', detail: `${pointer} ${detail}`, errors: [{ pointer, code: 'FORECAST.WINDOW', detail }] });

/** Where what falls due in the window began: offset and local time move a moment by no more. */
export function beginningsOf({ from, to }: Window, { timing }: Pick<Automation, 'timing'>): Window {
  const offsetMs = Duration.fromISO(timing.offset).toMillis();
  return { from: new Date(from.getTime() - offsetMs - 2 * dayMs), to: new Date(to.getTime() - offsetMs + 2 * dayMs) };
}

/** An item with what it was made from: what only a page needs is made for a page. */
export interface ForeseenItem extends ForecastItem {
  readonly facts?: PromotionFacts;
}

/** What would become of an execution at a moment, or became of it already. */
export function forecastOf(facts: PromotionFacts, at: Date): ForeseenItem {
  const { execution } = facts;
  if (execution.status === 'skipped' || execution.status === 'cancelled') return skipped(execution, execution.scheduledAt, execution.reason);
  if (execution.status !== 'pending' || execution.messageId) return { ...about(execution, execution.scheduledAt), channel: execution.channel ?? null, decision: 'send', facts };
  const promotion = decidePromotion(facts, at);
  if (promotion.kind !== 'send') return skipped(execution, at, promotion.reason);
  const unasked = promotion.purpose === 'marketing' ? consentRefusal(facts, promotion.channel) : undefined;
  return unasked ? skipped(execution, at, unasked) : { ...about(execution, at), channel: promotion.channel, decision: 'send', facts };
}

export const skipped = (execution: Pick<Execution, 'automationId' | 'customerId'>, at: Date, reason: ExplainedReason | undefined): ForecastItem => ({
  ...about(execution, at), channel: null, decision: 'skip', ...(reason && { reason }),
});

const about = ({ automationId, customerId }: Pick<Execution, 'automationId' | 'customerId'>, at: Date) => ({ automationId, customerId, at: at.toISOString() });

/** As dispatch decides when it sends; who bought before is left to it, it knows the sales. */
function consentRefusal({ customer, hub }: PromotionFacts, channel: Channel): ExplainedReason | undefined {
  const agreed = customer?.fields.consent?.[channel]?.marketing;
  const mayAsk = agreed === true || (agreed !== false && hub?.settings?.policy.marketingConsent === 'existingCustomers');
  return mayAsk ? undefined : { code: 'CONSENT.MISSING', detail: 'The customer has not agreed to marketing on this channel.' };
}

/** Where a page of a forecast begins. */
export type ForecastPlace = Pick<ForecastItem, 'at' | 'automationId' | 'customerId'>;

const placeText = ({ at, automationId, customerId }: ForecastPlace): string => `${at}|${automationId}|${customerId}`;

/** One page, earliest first, and the count of all. */
export function pageOfForecast(items: readonly ForeseenItem[], page: { limit: number; after: ForecastPlace | undefined }): { items: ForeseenItem[]; summary: Forecast['summary']; more: boolean } {
  const byPlace = (a: ForecastItem, b: ForecastItem): number => (placeText(a) < placeText(b) ? -1 : 1);
  const after = page.after && placeText(page.after);
  const rest = items.toSorted(byPlace).filter((item) => after === undefined || placeText(item) > after);
  return { items: rest.slice(0, page.limit), more: rest.length > page.limit, summary: summaryOf(items) };
}

function summaryOf(items: readonly ForecastItem[]): Forecast['summary'] {
  const byReason: Record<string, number> = {};
  for (const { decision, reason } of items) if (decision === 'skip' && reason) byReason[reason.code] = (byReason[reason.code] ?? 0) + 1;
  const send = items.filter(({ decision }) => decision === 'send').length;
  return { send, skip: items.length - send, byReason };
}
