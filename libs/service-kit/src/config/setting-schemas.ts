import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { durationMs, isDuration } from '@messaging/kernel';
import { z } from 'zod';

/** Readers of environment text. Each says in its message what it expects. */

/** A whole number in a range. */
export const integerText = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d{1,15}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);

/** A TCP port; 0 lets the system choose. */
export const portText = integerText(0, 65_535);

/** `true` or `false`, nothing else: `1`, `yes` and `on` differ between tools. */
export const booleanText = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');

/** An ISO 8601 duration of fixed length, read as milliseconds. */
export const durationText = z
  .string()
  .refine((text) => isDuration(text) && durationMs(text) >= 0, 'must be an ISO 8601 duration such as PT30S')
  .transform(durationMs);

/** A file of certificates in PEM that can be read here. */
export const certificateFileText = z.string().refine(isCertificateFile, 'must be a file of certificates in PEM that this process can read');

function isCertificateFile(file: string): boolean {
  try {
    return new X509Certificate(readFileSync(file)).subject !== undefined;
  } catch {
    return false;
  }
}

/** An absolute http or https URL, without a trailing slash. */
export const urlText = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'must be an http(s) URL')
  .transform((text) => text.replace(/\/+$/, ''));

/**
 * A URL that paths are added to: what follows `?` or `#` would stand in the middle. However it is typed, it is written as
 * browsers and vendors write it: scheme and host in small letters, without the scheme's own port.
 */
export const baseUrlText = urlText
  .refine((text) => !/[?#]/.test(text), 'must have no query and no fragment')
  .transform((text) => (URL.parse(text)?.href ?? text).replace(/\/+$/, ''));

/** Comma-separated words, trimmed, none empty. */
export const listText = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

const hostName = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

function isHostOrCidr(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/');
  const family = isIP(address);
  if (prefix === undefined) return family !== 0 || hostName.test(entry);
  const bitsMax = family === 4 ? 32 : 128;
  return rest.length === 0 && family !== 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bitsMax;
}

const proxyNames = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Proxies as Express takes them: addresses, CIDR ranges and its three names. */
export const proxiesText = listText.refine(
  (entries) => entries.every((entry) => proxyNames.has(entry) || (isIP(entry.split('/')[0] ?? '') !== 0 && isHostOrCidr(entry))),
  'must be comma-separated addresses, CIDR ranges, loopback, linklocal or uniquelocal',
);

/** Hosts, addresses and CIDR ranges, in lower case. */
export const hostsText = listText
  .transform((entries) => entries.map((entry) => entry.toLowerCase()))
  .refine((entries) => entries.every(isHostOrCidr), 'must be comma-separated hosts, IP addresses or CIDR ranges');

/** One AES-256 key and the name it is stored under. */
export interface EncryptionKey {
  readonly kid: string;
  readonly key: Buffer;
}

const KEY_BYTES = 32;

function readKeys(text: string): readonly EncryptionKey[] | undefined {
  const keys = text.split(',').map((entry) => {
    const [, kid = '', encoded = ''] = /^([A-Za-z0-9._-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/.exec(entry.trim()) ?? [];
    return { kid, key: Buffer.from(encoded, 'base64') };
  });
  const sound = keys.every(({ kid, key }) => kid !== '' && key.length === KEY_BYTES);
  return sound && new Set(keys.map(({ kid }) => kid)).size === keys.length ? keys : undefined;
}

/** `kid:base64[,kid:base64]`, 32 bytes each, names unique; the first one writes. */
export const encryptionKeysText = z.string().transform((text, context) => {
  const keys = readKeys(text);
  if (keys) return keys;
  context.addIssue({ code: 'custom', message: 'must be kid:base64[,kid:base64] with keys of 32 bytes' });
  return z.NEVER;
});

const isOrigin = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;

/** Origins as browsers name them: scheme, host and port, nothing else. */
export const originsText = listText.refine((list) => list.every(isOrigin), 'must be origin[,origin], e.g. https://erp.example');
