import type { Channel, MessageStatus, Reason } from '@messaging/contracts';
import { backoffMs } from '@messaging/kernel';
import type { ProviderFailure, SendOutcome } from '@messaging/providers';
import type { QueuedMessage } from './queued-message.js';

/** Waits, in milliseconds (API.md section 1: RETRY_BASE, SMTP_RETRY_BASE, UNKNOWN_RESEND_AFTER). */
export interface RetryPolicy {
  readonly retryBaseMs: number;
  readonly smtpRetryBaseMs: number;
  readonly unknownResendAfterMs: number;
}

/** The caps and the factor for 4.7.x replies, from API.md section 1. */
const connectionCapMs = 15 * 60_000;
const smtpCapMs = 60 * 60_000;
const throttledFactor = 30;
/** So long a receipt may still tell what became of a call that nobody knows of (EVENTING.md section 5). */
export const unconfirmedAfterMs = 72 * 60 * 60_000;
/** A person who is not to be written to just now (PROVIDERS.md: DEFER) is tried again after a day. */
const deferMs = 24 * 60 * 60_000;

/** What is written down after a call. */
export type RecordedOutcome =
  | { readonly kind: 'sent'; readonly externalId: string; readonly response: string }
  /** `atMs`: when the policy of its purpose is applied. */
  | { readonly kind: 'unknown'; readonly failure: ProviderFailure; readonly reason: Reason; readonly atMs: number }
  | { readonly kind: 'failed'; readonly failure: ProviderFailure; readonly reason: Reason; readonly suppress?: 'all' | 'marketing' }
  | {
      readonly kind: 'again';
      readonly failure: ProviderFailure;
      readonly reason: Reason;
      readonly atMs: number;
      /** `breaker`: the account is refused; `until`: it takes nothing before `atMs`. */
      readonly pauseAccount?: 'breaker' | 'until';
    };

/**
 * From what is known after one call to what becomes of the message (PROVIDERS.md section 6). Nothing whose outcome is
 * not known is ever called not sent (invariant 3). `atMs` is epoch milliseconds.
 */
export function decideOutcome(message: QueuedMessage, outcome: SendOutcome, at: { nowMs: number; random: number; policy: RetryPolicy }): RecordedOutcome {
  if (outcome.kind === 'accepted') return { kind: 'sent', externalId: outcome.externalId, response: outcome.response ?? '' };
  const { failure } = outcome;
  if (outcome.kind === 'unknown') {
    const reason = { code: 'SEND.UNCONFIRMED', detail: 'The connection ended before the answer; a receipt will tell.' };
    return { kind: 'unknown', failure, reason, atMs: at.nowMs + (maySendAgain(afterCall(message)) ? at.policy.unknownResendAfterMs : unconfirmedAfterMs) };
  }
  const reason: Reason = { code: `PROVIDER.${failure.class}`, detail: `${failure.code}: ${failure.detail}` };
  switch (failure.class) {
    case 'TRANSIENT':
    case 'AMBIGUOUS': // certain not to be sent here: an adapter that is not certain answers `unknown`
      return { kind: 'again', failure, reason, atMs: at.nowMs + waitMs(message, failure, at) };
    case 'RATE_LIMIT':
      return { kind: 'again', failure, reason, atMs: at.nowMs + waitMs(message, failure, at), pauseAccount: 'until' };
    case 'DEFER':
      return { kind: 'again', failure, reason, atMs: at.nowMs + deferMs };
    case 'ACCOUNT':
      return { kind: 'again', failure, reason, atMs: at.nowMs + waitMs(message, failure, at), pauseAccount: 'breaker' };
    case 'RECIPIENT':
      return { kind: 'failed', failure, reason, suppress: 'all' };
    case 'OPT_OUT':
      return { kind: 'failed', failure, reason, suppress: optOutScope(message.channel) };
    case 'CONTENT':
    case 'WINDOW':
      return { kind: 'failed', failure, reason };
    default:
      return failure.class satisfies never;
  }
}

/** Invariant 3: what nobody knows of is sent once more if it is transactional, and never by itself if it is marketing. */
export const maySendAgain = ({ purpose, resends }: Pick<QueuedMessage, 'purpose' | 'resends'>): boolean => purpose === 'transactional' && resends === 0;

/** The call of one that was unknown was the one time more. */
const afterCall = ({ purpose, phase, resends }: QueuedMessage) => ({ purpose, resends: phase === 'unknown' ? resends + 1 : resends });

/** By SMS an opt-out closes the channel for every purpose, by WhatsApp and email for marketing (API.md section 5). */
export const optOutScope = (channel: Channel): 'all' | 'marketing' => (channel === 'sms' ? 'all' : 'marketing');

function waitMs(message: QueuedMessage, failure: ProviderFailure, at: { random: number; policy: RetryPolicy }): number {
  if (failure.retryAfterMs !== undefined) return failure.retryAfterMs;
  const attempt = message.retries + 1;
  if (failure.backoff === 'greylist') return backoffMs({ baseMs: at.policy.smtpRetryBaseMs, capMs: smtpCapMs }, attempt, at.random);
  if (failure.backoff === 'throttled') return backoffMs({ baseMs: at.policy.smtpRetryBaseMs * throttledFactor, capMs: smtpCapMs }, attempt, at.random);
  return backoffMs({ baseMs: at.policy.retryBaseMs, capMs: connectionCapMs }, attempt, at.random);
}

/** The public status that an outcome brings, if it changes it. */
export function statusOfOutcome(outcome: RecordedOutcome): MessageStatus | undefined {
  switch (outcome.kind) {
    case 'sent':
      return 'sent';
    case 'unknown':
      return 'unknown';
    case 'failed':
      return 'failed';
    case 'again':
      return undefined;
    default:
      return outcome satisfies never;
  }
}
