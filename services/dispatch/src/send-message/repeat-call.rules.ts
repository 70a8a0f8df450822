import { deriveId } from '@messaging/kernel';
import type { RetryPolicy } from './retry-wait.rules.js';
import { retryWaitMs } from './retry-wait.rules.js';
import type { QueuedMessage } from './queued-message.js';

/** The account a message would leave by. */
interface RepeatingAccount {
  readonly accountId: string;
  /** Two calls with one key are one message there. */
  readonly idempotentSend: boolean;
}

/** Vendors remember a key for 24 hours (Bird); the whole chain of repetitions fits into what is left of it. */
const keyLivesMs = 20 * 60 * 60_000;
/** About half an hour of growing waits; whoever does not answer by then is asked otherwise. */
const repeatsMax = 10;

/** Calls that would be repetitions once this one is made. */
const repeatsOf = ({ phase, resends }: QueuedMessage): number => resends + (phase === 'unknown' ? 1 : 0);

/** True when the call that nobody knows of may be made again without ever becoming two messages. */
export function mayRepeat(message: QueuedMessage, account: RepeatingAccount, nowMs: number): boolean {
  const { phase, resends, lastAccountId, lastStartedAt } = message;
  if (phase !== 'unknown' || !account.idempotentSend || lastAccountId !== account.accountId) return false;
  return resends < repeatsMax && lastStartedAt !== null && nowMs - lastStartedAt.getTime() < keyLivesMs;
}

/** When a call that has just become unknown is repeated; undefined where it may not be. */
export function repeatAtMs(message: QueuedMessage, idempotentSend: boolean, at: { nowMs: number; random: number; policy: RetryPolicy }): number | undefined {
  const repeats = repeatsOf(message);
  return idempotentSend && repeats < repeatsMax ? at.nowMs + retryWaitMs({}, repeats, at) : undefined;
}

export const attemptIdOf = (messageId: string, number: number): string => deriveId(messageId, 'attempt', String(number));

/** The attempt whose key goes with the next call: its own, or that of the call which it repeats. */
export const keyOfCall = (message: QueuedMessage): string => attemptIdOf(message.id, message.attempts - repeatsOf(message) + 1);
