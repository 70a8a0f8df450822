import { createHmac, timingSafeEqual } from 'node:crypto';

/** `sha256=<hex HMAC-SHA256 of the bytes>`, the form of `X-Signature` and `X-Sandbox-Signature`. */
export const signBytes = (bytes: Buffer, secret: string): string => `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;

/** True when `given` is that signature by one of the secrets (two while one is rotated). */
export function isSignedBy(bytes: Buffer, secrets: readonly string[] | undefined, given: string | string[] | undefined): boolean {
  if (typeof given !== 'string') return false;
  const actual = given.trim().toLowerCase();
  return (secrets ?? []).some((secret) => secret !== '' && isSame(actual, signBytes(bytes, secret)));
}

/** Compares texts in the same time wherever they differ. */
export function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
