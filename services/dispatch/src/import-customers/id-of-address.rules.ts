import { createHash } from 'node:crypto';
import { addressKey, normalizeAddress } from '@messaging/audience';
import type { Channel } from '@messaging/contracts';

/** The better known first: people change their phone before their email. */
const ways = [['email', 'email'], ['phone', 'sms'], ['whatsapp', 'whatsapp']] as const satisfies readonly (readonly [field: string, channel: Channel])[];

/** Hexadecimal digits: two of a million people's addresses share 64 bits once in 30 million lists. */
const digits = 16;

/**
 * An id for whoever stands in a list without one: the same of the same address in the next list, however it is written.
 * A hash, because ids stay when everything else of a person is erased. Nothing for a line without an address.
 */
export function idOfAddress(record: Readonly<Record<string, unknown>>, shopCountry: string): string | undefined {
  const country = typeof record['country'] === 'string' ? record['country'] : shopCountry;
  const given = ways.flatMap(([field, channel]) => {
    const text = record[field];
    if (typeof text !== 'string' || text.trim() === '') return [];
    const read = normalizeAddress(channel, text, country);
    return [{ channel, isValid: read.valid, address: addressKey(channel, read.valid ? read.address : text.trim().toLowerCase()) }];
  });
  const best = given.find(({ isValid }) => isValid) ?? given[0];
  if (!best) return undefined;
  const kind = best.channel === 'email' ? 'email' : 'phone';
  return `list-${createHash('sha256').update(`${kind}:${best.address}`).digest('hex').slice(0, digits)}`;
}
