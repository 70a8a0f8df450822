import { statusRank, type ReceiptFailure } from '@messaging/contracts';
import type { FailureClass, ProviderFailure } from '@messaging/providers';
import { decideFailure, reasonOfFailure, type FailureOutcome, type OutcomeContext } from '../decide-outcome/decide-outcome.rules.js';

/** However a provider's code may call it: so often a message is called again after all, and no more. */
const repeatsMax = 5;

const classes: Readonly<Record<FailureClass, true>> = {
  TRANSIENT: true, RATE_LIMIT: true, AMBIGUOUS: true, DEFER: true, WINDOW: true, CONTENT: true, RECIPIENT: true, OPT_OUT: true, ACCOUNT: true,
};
const isClass = (text: string): text is FailureClass => Object.hasOwn(classes, text);

/** A message whose newest call the provider took, and could not bring to its end. */
export interface UndeliveredMessage {
  readonly channel: 'whatsapp' | 'sms' | 'email';
  readonly attempts: number;
  readonly rank: number;
}

/**
 * What becomes of a message that the provider took and then failed: what would be called again after a refusal is called
 * again now too. Not where nobody knows whether it arrived, and not where something has arrived.
 */
export function decideUndelivered(message: UndeliveredMessage, failure: ReceiptFailure | undefined, at: Omit<OutcomeContext, 'idempotentSend'>): FailureOutcome | undefined {
  if (!failure || !isClass(failure.class) || failure.class === 'AMBIGUOUS' || message.rank > statusRank.sent) return undefined;
  const told: ProviderFailure = { ...failure, class: failure.class };
  if (message.attempts > repeatsMax) return { kind: 'failed', failure: told, reason: reasonOfFailure(told) };
  const reason = reasonOfFailure(told);
  return decideFailure({ channel: message.channel, retries: message.attempts - 1, reasonCode: reason.code }, told, at);
}
