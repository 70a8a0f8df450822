import type { HookAttempt, HookDeliveryStatus, Reason } from '@messaging/contracts';
import { storableText } from '@messaging/contracts';
import type { GuardedAnswer } from '@messaging/providers';

/**
 * How long after a failed try the next one comes, in seconds; the schedule that Standard Webhooks proposes, three days in
 * all. After the last the delivery has failed, and a person may replay it.
 */
export const retryStepsS: readonly number[] = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
/** A receiver that takes nothing for so long is given up. */
export const disabledAfterMs = 5 * 24 * 3_600_000;
/** `Retry-After` is heeded up to a day. */
const retryAfterMsMax = 24 * 3_600_000;

/** What became of one call. */
export interface DeliveryDecision {
  readonly status: HookDeliveryStatus;
  readonly nextAt: Date;
  readonly attempt: HookAttempt;
  /** The hook is given up, and why. */
  readonly disable: Reason | undefined;
}

/** What is known before the call. */
export interface DeliveryFacts {
  /** Tries before this one. */
  readonly attempts: number;
  readonly failingSince: Date | undefined;
  /** In [0, 1): spreads retries by a tenth, so that receivers are not hit by all at once. */
  readonly random: number;
  readonly now: Date;
}

/** 2xx has arrived, 410 wants nothing more, everything else is tried again, redirects too: they are not followed. */
export function decideDelivery(answer: GuardedAnswer, { attempts, failingSince, random, now }: DeliveryFacts): DeliveryDecision {
  const attempt = attemptOf(answer, now);
  if (answer.kind === 'answer' && answer.status >= 200 && answer.status < 300) return { status: 'delivered', nextAt: now, attempt, disable: undefined };
  if (answer.kind === 'answer' && answer.status === 410) return { status: 'failed', nextAt: now, attempt, disable: { code: 'HOOK.GONE', detail: 'The receiver answered 410 Gone.' } };
  const stepS = retryStepsS[attempts];
  const waitMs = Math.max((stepS ?? 0) * 1000 * (0.95 + random * 0.1), retryAfterOf(answer, now));
  const isTooLong = failingSince !== undefined && now.getTime() - failingSince.getTime() >= disabledAfterMs;
  const days = Math.round(disabledAfterMs / 86_400_000);
  const disable = isTooLong ? { code: 'HOOK.FAILING', detail: `No delivery arrived for ${days} days; the last call came to: ${attempt.error ?? ''}`.slice(0, 500) } : undefined;
  return { status: stepS === undefined ? 'failed' : 'pending', nextAt: new Date(now.getTime() + waitMs), attempt, disable };
}

/** An attempt as it is shown. */
export function attemptOf(answer: GuardedAnswer, at: Date): HookAttempt {
  const about = { at: at.toISOString(), latencyMs: answer.latencyMs };
  if (answer.kind === 'failed') return { ...about, error: `${answer.code}: ${storableText(answer.detail, 300)}` };
  const isGood = answer.status >= 200 && answer.status < 300;
  const response = storableText(answer.excerpt, 1000);
  return { ...about, status: answer.status, ...(response !== '' && { response }), ...(!isGood && { error: errorOf(answer.status) }) };
}

const errorOf = (status: number): string => (status >= 300 && status < 400 ? `HTTP ${status}: redirects are not followed` : `HTTP ${status}`);

function retryAfterOf(answer: GuardedAnswer, now: Date): number {
  const given = answer.kind === 'answer' ? answer.headers['retry-after'] : undefined;
  if (typeof given !== 'string') return 0;
  const ms = /^\d{1,9}$/.test(given.trim()) ? Number(given) * 1000 : Date.parse(given) - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), retryAfterMsMax) : 0;
}
