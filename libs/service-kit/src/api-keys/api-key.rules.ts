import { createHash, randomBytes } from 'node:crypto';

/** What an API key begins with: scanners for leaked secrets find it by that. */
export const API_KEY_PREFIX = 'msk_';

/**
 * 256 random bits. A plain SHA-256 of it is enough to keep: there is no dictionary of such keys, and trying 2^256 of
 * them is hopeless at any speed. A slow hash is for passwords, which people choose; here it would only cost every request.
 */
const SECRET_BYTES = 32;
const CHECK_CHARS = 6;
const form = /^msk_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{6})$/;

/** A key as it is shown once, and what is kept of it. */
export interface MadeApiKey {
  readonly key: string;
  readonly hash: string;
  /** The last characters. */
  readonly hint: string;
}

/** A new key: prefix, secret, and a checksum by which a mistyped one is refused without a query. */
export function makeApiKey(secret: Buffer = randomBytes(SECRET_BYTES)): MadeApiKey {
  const text = secret.toString('base64url');
  const key = `${API_KEY_PREFIX}${text}${checkOf(text)}`;
  return { key, hash: hashOfApiKey(key), hint: `…${key.slice(-4)}` };
}

/** Whether this can be one of our keys at all. */
export function isWellFormedApiKey(text: string): boolean {
  const [, secret, check] = form.exec(text) ?? [];
  return secret !== undefined && check === checkOf(secret);
}

/** What is kept of a key: SHA-256, hex. */
export const hashOfApiKey = (key: string): string => createHash('sha256').update(key).digest('hex');

const checkOf = (secret: string): string => createHash('sha256').update(`check:${secret}`).digest('base64url').slice(0, CHECK_CHARS);
