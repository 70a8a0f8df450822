import type { Channel, CustomerStateChanged } from '@messaging/contracts';
import { instantOf, timeValueOf } from '../compare-values/times.js';
import { addressHash } from '../customer-address/address-hash.js';
import { addressOf } from '../customer-address/address.rules.js';

/** A row of `audience_customer`, by column; what rules call absent is null. */
export type AudienceRow = Readonly<Record<string, unknown>> & { readonly hub_id: string; readonly customer_id: string; readonly revision: number };

const text = (value: string | null | undefined): string | null => value || null;
const channels = ['email', 'sms', 'whatsapp'] as const;

/** A customer's state as filters see it. */
export function audienceRow(hubId: string, state: CustomerStateChanged): AudienceRow {
  const { fields, customerId } = state;
  return {
    hub_id: hubId, customer_id: customerId, revision: state.revision, created_at: state.createdAt, is_deleted: state.deletedAt !== undefined,
    first_name: text(fields.firstName), last_name: text(fields.lastName), email: text(fields.email), phone: text(fields.phone), whatsapp: text(fields.whatsapp),
    locale: text(fields.locale), time_zone: text(fields.timeZone), country: text(fields.country), loyalty_tier: text(fields.loyaltyTier),
    birthday: text(fields.birthday), ...timeColumns('customer_since', fields.customerSince), ...timeColumns('last_visit', fields.lastVisitAt),
    total_spent: fields.totalSpent?.amount ?? null, tags: fields.tags?.length ? fields.tags : null, attributes: fields.attributes ?? null,
    ...Object.fromEntries(channels.flatMap((channel) => Object.entries(channelColumns(hubId, channel, state)))),
  };
}

function timeColumns(name: string, given: string | null | undefined): Record<string, unknown> {
  const value = timeValueOf(given);
  return { [`${name}_at`]: value && 'at' in value ? value.at.toISOString() : null, [`${name}_day`]: value && 'day' in value ? value.day : null };
}

function channelColumns(hubId: string, channel: Channel, { fields, addresses, consent }: CustomerStateChanged): Record<string, unknown> {
  const key = addresses[channel];
  const said = consent[channel];
  return {
    [`has_${channel}`]: addressOf(fields, channel) !== undefined, [`${channel}_hash`]: key === undefined ? null : hashOf(hubId, channel, key),
    [`${channel}_consent`]: said?.marketing ?? null, [`${channel}_consent_at`]: (said && instantOf(said.at)?.toISOString()) ?? null, [`${channel}_consent_source`]: text(said?.source),
  };
}

const hashOf = (hubId: string, channel: Channel, key: string): string => shortAddressHash(addressHash(hubId, channel, key));

/** The first 128 bits of an address hash, as a UUID: what the audience's tables hold. */
export const shortAddressHash = (hash: string): string => [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
