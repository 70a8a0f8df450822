import type { MessageStatus, Reason } from '@messaging/contracts';
import { vendorWords, type ProviderFailure, type SendOutcome } from '@messaging/providers';
import { closingOf, type Closing } from '../suppress-address/closing.rules.js';
import type { QueuedMessage } from './queued-message.js';
import { repeatAtMs } from './repeat-call.rules.js';
import { retryWaitMs, type RetryPolicy } from './retry-wait.rules.js';

/** So long a receipt may still tell what became of a call that nobody knows of (EVENTING.md section 5). */
export const unconfirmedAfterMs = 72 * 60 * 60_000;
/** A person who is not to be written to just now (PROVIDERS.md: DEFER) is tried again after a day at the earliest. */
const deferMs = 24 * 60 * 60_000;
/** A number that people report rests from marketing for so long (PROVIDERS.md section 1.2: 131048). */
const marketingRestMs = 60 * 60_000;

/** What is written down after a call. */
export type RecordedOutcome =
  /** `reachedAt`: where the provider knows the person, if that is another address. `reason`: why it is not on its way yet. */
  | { readonly kind: 'sent'; readonly externalId: string; readonly response: string; readonly reachedAt?: string; readonly reason?: Reason }
  /** `atMs`: when the call is repeated, or the policy of its purpose is applied. */
  | { readonly kind: 'unknown'; readonly failure: ProviderFailure; readonly reason: Reason; readonly atMs: number; readonly externalId?: string }
  | { readonly kind: 'failed'; readonly failure: ProviderFailure; readonly reason: Reason; readonly closes?: Closing; readonly closesWindow?: true }
  | {
      readonly kind: 'again';
      readonly failure: ProviderFailure;
      readonly reason: Reason;
      readonly atMs: number;
      /** `breaker`: the account is refused; `until`: it takes nothing before `atMs`; `marketing`: no marketing before `atMs`. */
      readonly pauseAccount?: 'breaker' | 'until' | 'marketing';
      /** WhatsApp's window is closed, whatever we thought. */
      readonly closesWindow?: true;
    };

/** What becomes of a message that was not delivered. */
export type FailureOutcome = Extract<RecordedOutcome, { kind: 'failed' | 'again' }>;

export interface OutcomeContext {
  readonly nowMs: number;
  readonly random: number;
  readonly policy: RetryPolicy;
  /** Free text went, and a template at Meta can stand for it. */
  readonly canSwitch?: boolean;
  /** The provider knows a repetition by its key. */
  readonly idempotentSend?: boolean;
}

/**
 * From what is known after one call to what becomes of the message (PROVIDERS.md section 6). Nothing whose outcome is
 * not known is ever called not sent (invariant 3). `atMs` is epoch milliseconds.
 */
export function decideOutcome(message: QueuedMessage, outcome: SendOutcome, at: OutcomeContext): RecordedOutcome {
  if (outcome.kind === 'accepted') {
    const { externalId, response = '', reachedAt, waits } = outcome;
    return { kind: 'sent', externalId, response, ...(reachedAt !== undefined && { reachedAt }), ...(waits && { reason: waits }) };
  }
  if (outcome.kind === 'unknown') {
    const { failure, externalId } = outcome;
    return { kind: 'unknown', failure, reason: unconfirmed, atMs: unknownUntilMs(message, at), ...(externalId !== undefined && { externalId }) };
  }
  const decided = decideFailure(message, outcome.failure, at);
  return decided.kind === 'failed' && wasUnknown(message) ? { ...decided, reason: mayHaveArrived(decided.reason) } : decided;
}

/** An earlier call was not answered. */
const wasUnknown = ({ phase, resends }: QueuedMessage): boolean => phase === 'unknown' || resends > 0;

/** What was refused is the call that was made once more: whoever sends a third time should know. */
const mayHaveArrived = ({ code, detail }: Reason): Reason => ({ code, detail: `${detail.slice(0, 400)} – an earlier call was not answered: it may have arrived.` });

const unconfirmed: Reason = { code: 'SEND.UNCONFIRMED', detail: 'The connection ended before the answer; a receipt will tell.' };

function unknownUntilMs(message: QueuedMessage, at: OutcomeContext): number {
  const repeated = repeatAtMs(message, at.idempotentSend ?? false, at);
  return repeated ?? at.nowMs + (maySendAgain(afterCall(message)) ? at.policy.unknownResendAfterMs : unconfirmedAfterMs);
}

/** What certainly was not sent: again, or never. Receipts of failures that came after all go the same way. */
export function decideFailure(message: FailedMessage, failure: ProviderFailure, at: OutcomeContext): FailureOutcome {
  const reason = reasonOfFailure(failure);
  const again = { kind: 'again', failure, reason, atMs: at.nowMs + retryWaitMs(failure, message.retries, at) } as const;
  switch (failure.class) {
    case 'TRANSIENT':
    case 'AMBIGUOUS': // certain not to be sent here: an adapter that is not certain answers `unknown`
      return isExhausted(message, failure, reason) ? failed(message, failure, reason) : again;
    case 'RATE_LIMIT':
      return failure.policy?.scope === 'recipient' ? again : { ...again, pauseAccount: 'until' };
    case 'DEFER':
      return { ...again, atMs: at.nowMs + Math.max(deferMs, failure.retryAfterMs ?? 0) };
    case 'ACCOUNT':
      return accountFailure(message, again, at);
    case 'WINDOW':
      return at.canSwitch ? { ...again, atMs: at.nowMs, closesWindow: true } : { kind: 'failed', failure, reason, closesWindow: true };
    case 'RECIPIENT':
    case 'OPT_OUT':
    case 'CONTENT':
      return failed(message, failure, reason);
    default:
      return failure.class satisfies never;
  }
}

function accountFailure(message: FailedMessage, again: Extract<RecordedOutcome, { kind: 'again' }>, { nowMs }: OutcomeContext): FailureOutcome {
  switch (again.failure.policy?.scope) {
    case 'marketing':
      return { ...again, atMs: nowMs + marketingRestMs, pauseAccount: 'marketing' };
    case 'recipient': // what one receiver holds against the account stops nobody else's messages
      return failed(message, again.failure, again.reason);
    default:
      return { ...again, pauseAccount: 'breaker' };
  }
}

/** What a failure needs to know of its message. */
export type FailedMessage = Pick<QueuedMessage, 'channel' | 'retries' | 'reasonCode'>;

/** Some codes are final after a number of retries; what it waited for before, for other reasons, does not count. */
const isExhausted = ({ retries, reasonCode }: FailedMessage, { policy }: ProviderFailure, { code }: Reason): boolean =>
  policy?.retriesMax !== undefined && retries >= policy.retriesMax && (policy.retriesMax === 0 || reasonCode === code);

function failed({ channel }: FailedMessage, failure: ProviderFailure, reason: Reason): Extract<RecordedOutcome, { kind: 'failed' }> {
  const closes = closingOf(channel, failure);
  return { kind: 'failed', failure, reason, ...(closes && { closes }) };
}

/** Why, for staff. */
export const reasonOfFailure = (failure: { readonly class: string; readonly code: string; readonly detail: string }): Reason => ({
  code: failure.class === 'WINDOW' ? 'WHATSAPP.WINDOW_CLOSED' : `PROVIDER.${failure.class}`, detail: vendorWords(failure).slice(0, 500),
});

/** Invariant 3: what nobody knows of is sent once more if it is transactional, and never by itself if it is marketing. */
export const maySendAgain = ({ purpose, resends }: Pick<QueuedMessage, 'purpose' | 'resends'>): boolean => purpose === 'transactional' && resends === 0;

/** The call of one that was unknown was the one time more. */
const afterCall = ({ purpose, phase, resends }: QueuedMessage) => ({ purpose, resends: phase === 'unknown' ? resends + 1 : resends });

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
