import { deriveId } from '@messaging/kernel';
import type { RetryPolicy } from './retry-wait.rules.js';
import { retryWaitMs } from './retry-wait.rules.js';
import type { QueuedMessage } from '../send-message/queued-message.js';

/** The account a message would leave by. */
interface RepeatingAccount {
  readonly accountId: string;
  /** The provider treats two calls with one key as one message. */
  readonly idempotentSend: boolean;
}

/** Vendors remember a key for 24 hours (Bird); all repetitions must fit into what is left of that. */
const keyLivesMs = 20 * 60 * 60_000;
/** About half an hour of growing waits; after that the outcome is settled in other ways. */
const repeatsMax = 10;

/** How many calls would be repetitions once this one is made. */
const repeatsOf = ({ phase, resends }: QueuedMessage): number => resends + (phase === 'unknown' ? 1 : 0);

/** True if the call with the unknown outcome can be repeated without ever becoming two messages. */
export function mayRepeat(message: QueuedMessage, account: RepeatingAccount, nowMs: number): boolean {
  const { phase, resends, lastAccountId, lastStartedAt } = message;
  if (phase !== 'unknown' || !account.idempotentSend || lastAccountId !== account.accountId) return false;
  return resends < repeatsMax && lastStartedAt !== null && nowMs - lastStartedAt.getTime() < keyLivesMs;
}

/** When a call that has just become unknown is repeated; undefined if it may not be. */
export function repeatAtMs(message: QueuedMessage, idempotentSend: boolean, at: { nowMs: number; random: number; policy: RetryPolicy }): number | undefined {
  const repeats = repeatsOf(message);
  return idempotentSend && repeats < repeatsMax ? at.nowMs + retryWaitMs({}, repeats, at) : undefined;
}

export const attemptIdOf = (messageId: string, number: number): string => deriveId(messageId, 'attempt', String(number));

/** The attempt whose key the next call carries: its own, or that of the call it repeats. */
export const keyOfCall = (message: QueuedMessage): string => attemptIdOf(message.id, message.attempts - repeatsOf(message) + 1);
