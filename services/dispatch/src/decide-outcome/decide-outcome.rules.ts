import type { MessageStatus, Reason } from '@messaging/contracts';
import { vendorWords, type ProviderFailure, type SendOutcome } from '@messaging/providers';
import { closingOf, type Closing } from '../suppress-address/closing.rules.js';
import type { QueuedMessage } from '../send-message/queued-message.js';
import { repeatAtMs } from './repeat-call.rules.js';
import { retryWaitMs, type RetryPolicy } from './retry-wait.rules.js';

/** How long a receipt may still settle a call with an unknown outcome (EVENTING.md section 5). */
export const unconfirmedAfterMs = 72 * 60 * 60_000;
/** A person who cannot be written to at the moment (PROVIDERS.md: DEFER) is tried again after a day at the earliest. */
const deferMs = 24 * 60 * 60_000;
/** How long a number that people report sends no marketing (PROVIDERS.md section 1.2: 131048). */
const marketingRestMs = 60 * 60_000;

/** What is recorded after a call. */
export type RecordedOutcome =
  /** `reachedAt`: the address under which the provider knows the person, if different. `reason`: why it is not on its way yet. */
  | { readonly kind: 'sent'; readonly externalId: string; readonly response: string; readonly reachedAt?: string; readonly reason?: Reason }
  /** `atMs`: when the call is repeated, or the policy for its purpose applies. */
  | { readonly kind: 'unknown'; readonly failure: ProviderFailure; readonly reason: Reason; readonly atMs: number; readonly externalId?: string }
  | { readonly kind: 'failed'; readonly failure: ProviderFailure; readonly reason: Reason; readonly closes?: Closing; readonly closesWindow?: true }
  | {
      readonly kind: 'again';
      readonly failure: ProviderFailure;
      readonly reason: Reason;
      readonly atMs: number;
      /** `breaker`: the account is refused; `until`: it accepts nothing before `atMs`; `marketing`: no marketing before `atMs`. */
      readonly pauseAccount?: 'breaker' | 'until' | 'marketing';
      /** WhatsApp's window is closed, contrary to what we assumed. */
      readonly closesWindow?: true;
    };

/** What happens to a message that was not delivered. */
export type FailureOutcome = Extract<RecordedOutcome, { kind: 'failed' | 'again' }>;

export interface OutcomeContext {
  readonly nowMs: number;
  readonly random: number;
  readonly policy: RetryPolicy;
  /** Free text was sent, and a template at Meta could replace it. */
  readonly canSwitch?: boolean;
  /** The provider recognises a repetition by its key. */
  readonly idempotentSend?: boolean;
}

/**
 * Decides, from what is known after one call, what happens to the message (PROVIDERS.md section 6). A call whose outcome is
 * unknown is never treated as not sent (invariant 3). `atMs` is epoch milliseconds.
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

/** An earlier call of this message was never answered. */
const wasUnknown = ({ phase, resends }: QueuedMessage): boolean => phase === 'unknown' || resends > 0;

/** It was the repeated call that was refused: anybody who sends a third time should know that the first may have arrived. */
const mayHaveArrived = ({ code, detail }: Reason): Reason => ({ code, detail: `${detail.slice(0, 400)} – an earlier call was not answered: it may have arrived.` });

const unconfirmed: Reason = { code: 'SEND.UNCONFIRMED', detail: 'The connection ended before the answer; a receipt will tell.' };

function unknownUntilMs(message: QueuedMessage, at: OutcomeContext): number {
  const repeated = repeatAtMs(message, at.idempotentSend ?? false, at);
  return repeated ?? at.nowMs + (maySendAgain(afterCall(message)) ? at.policy.unknownResendAfterMs : unconfirmedAfterMs);
}

/** For messages that were certainly not sent: retry, or fail. Failures reported later by receipt are treated the same way. */
export function decideFailure(message: FailedMessage, failure: ProviderFailure, at: OutcomeContext): FailureOutcome {
  const reason = reasonOfFailure(failure);
  const again = { kind: 'again', failure, reason, atMs: at.nowMs + retryWaitMs(failure, message.retries, at) } as const;
  switch (failure.class) {
    case 'TRANSIENT':
    case 'AMBIGUOUS': // here it was certainly not sent: an adapter that is unsure answers `unknown`
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
    case 'recipient': // a limit that concerns one recipient stops nobody else's messages
      return failed(message, again.failure, again.reason);
    default:
      return { ...again, pauseAccount: 'breaker' };
  }
}

/** What the treatment of a failure depends on. */
export type FailedMessage = Pick<QueuedMessage, 'channel' | 'retries' | 'reasonCode'>;

/** Some codes are final after a number of retries; earlier waits for other reasons do not count. */
const isExhausted = ({ retries, reasonCode }: FailedMessage, { policy }: ProviderFailure, { code }: Reason): boolean =>
  policy?.retriesMax !== undefined && retries >= policy.retriesMax && (policy.retriesMax === 0 || reasonCode === code);

function failed({ channel }: FailedMessage, failure: ProviderFailure, reason: Reason): Extract<RecordedOutcome, { kind: 'failed' }> {
  const closes = closingOf(channel, failure);
  return { kind: 'failed', failure, reason, ...(closes && { closes }) };
}

/** The reason shown to staff. */
export const reasonOfFailure = (failure: { readonly class: string; readonly code: string; readonly detail: string }): Reason => ({
  code: failure.class === 'WINDOW' ? 'WHATSAPP.WINDOW_CLOSED' : `PROVIDER.${failure.class}`, detail: vendorWords(failure).slice(0, 500),
});

/** Invariant 3: with an unknown outcome, a transactional message is sent once more; marketing never is automatically. */
export const maySendAgain = ({ purpose, resends }: Pick<QueuedMessage, 'purpose' | 'resends'>): boolean => purpose === 'transactional' && resends === 0;

/** A call for a message that was unknown uses up its one re-send. */
const afterCall = ({ purpose, phase, resends }: QueuedMessage) => ({ purpose, resends: phase === 'unknown' ? resends + 1 : resends });

/** The public status that an outcome leads to, if it changes. */
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
