import { createHmac, timingSafeEqual } from 'node:crypto';

/** `sha256=<hex HMAC-SHA256 of the bytes>`, the form of `X-Signature` and `X-Sandbox-Signature`. */
export const signBytes = (bytes: Buffer, secret: string): string => `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;

/** True when `given` is that signature; takes the same time wherever it differs. */
export function isSignedBy(bytes: Buffer, secret: string | undefined, given: string | string[] | undefined): boolean {
  if (secret === undefined || secret === '' || typeof given !== 'string') return false;
  const expected = Buffer.from(signBytes(bytes, secret));
  const actual = Buffer.from(given.trim().toLowerCase());
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
