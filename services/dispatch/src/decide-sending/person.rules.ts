import type { CustomerFields } from '@messaging/contracts';
import { addressKey, addressOf, normalizeAddress, type NormalizedAddress } from '../addresses/address.rules.js';
import { consentIn, newerConsent, type KnownConsent } from '../project-customers/consent.rules.js';
import type { RecipientFacts } from './decide-sending.rules.js';
import type { CustomerFact, SuppressionFact } from './facts.sql.js';
import type { QueuedMessage } from '../send-message/queued-message.js';

/** The person a message is for, at the moment of sending. */
export interface Person {
  readonly fact: CustomerFact | undefined;
  /** The newer of carried and own data. */
  readonly customer: CustomerFields;
  readonly isOwnNewer: boolean;
  readonly address: string | undefined;
  readonly addressIsValid: boolean;
}

/** What a message says about the person it is for. */
export type Addressed = Pick<QueuedMessage, 'channel' | 'toAddress' | 'toGiven' | 'customerId' | 'restsOnEventTime' | 'carriedCustomer' | 'purpose'>;

/**
 * The newer of carried and own data wins (DESIGN.md section 5, first race). Both are complete records, so a field missing
 * in the newer one was cleared. An address chosen by the caller stays; any other is read again, since it may have changed
 * after the last attempt. A message that carries a record but names no customer (a test send) uses that record, whoever
 * owns the address: only the owner's consent and suppressions count.
 */
export function personOf(message: Addressed, fact: CustomerFact | undefined, { country, chosen }: { country: string; chosen: NormalizedAddress | undefined }): Person {
  const isOwnNewer = fact !== undefined && (message.restsOnEventTime === null || fact.lastEventTime >= message.restsOnEventTime);
  const speaksOfCarried = message.customerId === null && message.carriedCustomer !== null;
  const customer = isOwnNewer && !speaksOfCarried ? fact.fields : (message.carriedCustomer ?? fact?.fields ?? {});
  return { fact, customer, isOwnNewer, ...whereTo(chosen ?? givenAddress(message, customer, country)) };
}

/** The address that the caller chose, in canonical form. */
export const chosenAddress = ({ channel, toAddress, toGiven, customerId }: Addressed, country: string): NormalizedAddress | undefined =>
  toAddress !== null && (toGiven || customerId === null) ? normalizeAddress(channel, toAddress, country) : undefined;

function givenAddress({ channel }: Addressed, customer: CustomerFields, country: string): NormalizedAddress | undefined {
  const given = addressOf(customer, channel);
  return given === undefined ? undefined : normalizeAddress(channel, given, country);
}

function whereTo(read: NormalizedAddress | undefined): Pick<Person, 'address' | 'addressIsValid'> {
  if (!read) return { address: undefined, addressIsValid: false };
  return read.valid ? { address: read.address, addressIsValid: true } : { address: read.given, addressIsValid: false };
}

/** What the checks need to know about a person. A deletion counts unless the message depends on something newer. */
export function recipientFacts(message: Addressed, person: Person, suppressions: ReadonlyMap<string, SuppressionFact>): RecipientFacts {
  const { fact, customer, isOwnNewer, address, addressIsValid } = person;
  const suppression = address === undefined ? undefined : suppressions.get(addressKey(message.channel, address));
  return {
    address, addressIsValid,
    suppression: suppression && { scope: suppression.scope, reason: { code: suppression.reasonCode, detail: suppression.reasonDetail } },
    marketingConsent: consentOf(message, person)?.marketing ?? undefined,
    isExistingCustomer: Number(customer.totalSpent?.amount ?? 0) > 0 || Boolean(customer.lastVisitAt),
    customerKnown: fact !== undefined || message.carriedCustomer !== null || message.customerId === null,
    customerDeleted: isOwnNewer && fact?.deletedAt != null,
    customerFactsSeen: message.restsOnEventTime === null || isOwnNewer,
  };
}

/** The newer of what is known here and what the command carries. */
function consentOf({ channel, carriedCustomer, restsOnEventTime }: Addressed, { fact, isOwnNewer }: Person): KnownConsent | undefined {
  const carried = !isOwnNewer && restsOnEventTime ? consentIn(carriedCustomer, channel, restsOnEventTime) : undefined;
  return newerConsent(fact?.consent, carried);
}
