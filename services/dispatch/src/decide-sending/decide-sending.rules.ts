import { statusRank, windowMs, type FrequencyCap, type QuietHours, type Reason, type SettingsTree } from '@messaging/contracts';
import { maySendAgain } from '../decide-outcome/decide-outcome.rules.js';
import type { QueuedMessage } from '../send-message/queued-message.js';
import { quietUntilMs } from './quiet-hours.rules.js';

/** The first race of DESIGN.md section 5: how long a command waits for the facts it depends on. */
export const factsWaitMs = 60_000;
const factsWaitStepMs = { min: 100, max: 10_000 } as const;

/** What is known about the person at the moment of sending. */
export interface RecipientFacts {
  /** Canonical: E.164, or an email address; `undefined` when there is none. */
  readonly address: string | undefined;
  readonly addressIsValid: boolean;
  readonly suppression: { readonly scope: 'all' | 'marketing'; readonly reason: Reason } | undefined;
  /** Marketing consent on this channel; `undefined` if never stated. */
  readonly marketingConsent: boolean | undefined;
  /** Has bought before: the legal basis of `existingCustomers`. */
  readonly isExistingCustomer: boolean;
  /** False if no event ever mentioned this customer. */
  readonly customerKnown: boolean;
  readonly customerDeleted: boolean;
  /** False while the customer event that the command depends on has not been applied here. */
  readonly customerFactsSeen: boolean;
}

/** What else counts at the moment of sending. */
export interface SendingFacts {
  readonly recipient: RecipientFacts;
  readonly channelEnabled: boolean;
  readonly marketingConsentPolicy: SettingsTree['policy']['marketingConsent'];
  readonly template: 'none' | 'known' | 'missing';
  /** A call with an unknown outcome may be repeated, because the provider recognises the repetition by its key. */
  readonly isRepeatable?: boolean;
  /** When and how often people may be written to. */
  readonly manners: Manners;
}

/** The policies that protect a person from being disturbed. */
export interface Manners {
  readonly quietHours: QuietHours | null;
  /** The person's own zone, or the hub's. */
  readonly timeZone: string;
  readonly frequencyCap: FrequencyCap | null;
  /** Ids of the marketing messages this address got on this channel within the cap's window. */
  readonly marketingHad: ReadonlySet<string>;
}

/** What the checks say. Reasons are for staff (DESIGN.md section 2, invariant 8). */
export type SendingDecision =
  | { readonly kind: 'send'; readonly basis?: Reason }
  /** Nothing more to do: it was sent, or will stay unknown. */
  | { readonly kind: 'settle'; readonly reason?: Reason }
  | { readonly kind: 'skip'; readonly reason: Reason }
  | { readonly kind: 'fail'; readonly reason: Reason }
  | { readonly kind: 'wait'; readonly untilMs: number; readonly reason: Reason };

const neverConfirmed: Reason = { code: 'SEND.UNCONFIRMED', detail: 'No receipt came within 72 hours; whether it arrived stays unknown.' };

const skip = (code: string, detail: string): SendingDecision => ({ kind: 'skip', reason: { code, detail } });

/**
 * May this message leave now? Checked at the moment of sending, not of planning (invariant 6), in this order: time, facts,
 * channel, address, the person's will. `untilMs` is epoch milliseconds.
 */
export function decideSending(message: QueuedMessage, facts: SendingFacts, at: { nowMs: number; random: number }): SendingDecision {
  if (statusRank[message.status] >= (message.phase === 'undelivered' ? statusRank.failed : statusRank.sent)) return { kind: 'settle' };
  if (message.phase === 'unknown' && !facts.isRepeatable && !maySendAgain(message)) return { kind: 'settle', reason: neverConfirmed };
  if (message.expiresAt && message.expiresAt.getTime() <= at.nowMs) {
    return skip('MESSAGE.EXPIRED', `It was to be sent by ${message.expiresAt.toISOString()}.`);
  }
  const missing = missingFact(facts);
  if (missing) {
    const untilMs = factsWaitUntil(message, at);
    if (untilMs !== undefined) return { kind: 'wait', untilMs, reason: missing };
    if (facts.template === 'missing') return { kind: 'fail', reason: { code: 'TEMPLATE.UNKNOWN', detail: 'This template version does not exist.' } };
  }
  if (facts.recipient.customerDeleted) return skip('CUSTOMER.DELETED', 'The customer was deleted.');
  if (!facts.channelEnabled) return skip('CHANNEL.DISABLED', `The channel ${message.channel} is switched off in the settings.`);
  const decision = decideRecipient(message, facts);
  return decision.kind === 'send' ? (manners(message, facts.manners, at.nowMs) ?? decision) : decision;
}

/** Quiet hours delay a message, at most until it expires. A reached cap skips marketing, because days later nobody would want it. */
function manners({ id, purpose, expiresAt }: QueuedMessage, { quietHours, timeZone, frequencyCap, marketingHad }: Manners, nowMs: number): SendingDecision | undefined {
  const quietUntil = quietHours?.purposes.includes(purpose) ? quietUntilMs(quietHours, timeZone, nowMs) : undefined;
  if (quietHours && quietUntil !== undefined) {
    const untilMs = Math.min(quietUntil, expiresAt?.getTime() ?? quietUntil);
    return { kind: 'wait', untilMs, reason: { code: 'POLICY.QUIET_HOURS', detail: `Quiet hours (${quietHours.from} to ${quietHours.to}, ${timeZone}) until ${new Date(quietUntil).toISOString()}.` } };
  }
  const others = marketingHad.size - (marketingHad.has(id) ? 1 : 0);
  if (purpose === 'marketing' && frequencyCap && others >= frequencyCap.max) {
    return skip('POLICY.FREQUENCY_CAP', `The person had ${others} marketing messages on this channel within ${frequencyCap.per}; at most ${frequencyCap.max} are allowed.`);
  }
  return undefined;
}

/** From when on marketing messages count towards a cap. */
export const capBegins = ({ per }: FrequencyCap, now: Date): Date => new Date(now.getTime() - windowMs(per));

/** When to look again for facts that are not here yet; undefined: it has waited long enough. Epoch milliseconds. */
export function factsWaitUntil({ createdAt }: Pick<QueuedMessage, 'createdAt'>, { nowMs, random }: { nowMs: number; random: number }): number | undefined {
  const waitedMs = nowMs - createdAt.getTime();
  return waitedMs < factsWaitMs ? nowMs + factsWaitStep(waitedMs, random) : undefined;
}

/** Waits about as long as it has waited so far, so that steps double; with jitter between half and the whole, never past the limit. */
function factsWaitStep(waitedMs: number, random: number): number {
  const stepMs = Math.min(factsWaitStepMs.max, Math.max(factsWaitStepMs.min, waitedMs));
  return Math.min(Math.round(stepMs / 2 + (stepMs / 2) * random), factsWaitMs - waitedMs);
}

function missingFact({ template, recipient }: SendingFacts): Reason | undefined {
  if (template === 'missing') return { code: 'TEMPLATE.NOT_SEEN_YET', detail: 'Waits for the template version to arrive.' };
  if (!recipient.customerFactsSeen) return { code: 'CUSTOMER.NOT_SEEN_YET', detail: 'Waits for the customer event that this message depends on.' };
  return undefined;
}

function decideRecipient(message: QueuedMessage, { recipient, marketingConsentPolicy }: SendingFacts): SendingDecision {
  if (recipient.address === undefined) {
    return skip('ADDRESS.MISSING', recipient.customerKnown ? `The customer has no address for ${message.channel}.` : 'No customer with this id is known here.');
  }
  if (!recipient.addressIsValid) return skip('ADDRESS.INVALID', `The address cannot be used for ${message.channel}.`);
  const { suppression } = recipient;
  const isClosed = suppression !== undefined && (suppression.scope === 'all' || message.purpose === 'marketing');
  if (isClosed) return skip('SUPPRESSED', suppressedText(suppression));
  if (message.purpose !== 'marketing') return { kind: 'send' };
  if (recipient.marketingConsent === true) return { kind: 'send' };
  if (recipient.marketingConsent === false) return skip('CONSENT.MISSING', 'The customer refused marketing on this channel.');
  if (marketingConsentPolicy === 'existingCustomers' && recipient.isExistingCustomer) {
    return { kind: 'send', basis: { code: 'CONSENT.EXISTING_CUSTOMER', detail: 'Sent on the basis of an existing customer relationship.' } };
  }
  return skip('CONSENT.MISSING', 'The customer has not agreed to marketing on this channel.');
}

function suppressedText({ scope, reason }: NonNullable<RecipientFacts['suppression']>): string {
  const what = scope === 'all' ? 'The address is suppressed' : 'The address takes no marketing';
  return `${what} (${reason.code}: ${reason.detail})`.slice(0, 500);
}
