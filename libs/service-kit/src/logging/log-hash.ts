import { createHmac, randomBytes } from 'node:crypto';

/** Until a secret is given, hashes correlate within this process alone: a plain hash of a phone number is reversible. */
let key: Buffer | string = randomBytes(32);

/** Sets the secret, once at start, so that all processes of an installation write the same hash for an address. */
export function setLogHashKey(secret: Buffer | string): void {
  key = secret;
}

/** A stand-in for an address in a log line: 64 bits of HMAC-SHA-256, equal for equal values, not reversible. */
export const hashForLog = (value: string): string => createHmac('sha256', key).update(value).digest('hex').slice(0, 16);
