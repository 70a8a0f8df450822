import { hash } from 'node:crypto';
import { parse, v5 } from 'uuid';

/** Root namespace of every derived id of the product: UUIDv5(DNS, "messaging-platform"). Never changes. */
const NAMESPACE = Buffer.from(parse(v5('messaging-platform', v5.DNS)));

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const randomBytes = new Uint8Array(4096);
let randomAt = randomBytes.length;
let lastMs = 0;
let counter = 0;

/**
 * A new time-ordered id (UUIDv7, RFC 9562 method 1): milliseconds, 12 bits that count within one, 62 random bits drawn
 * from the system in blocks. One is made for every event: 0.3 µs instead of the library's 2.4.
 */
export function newId(): string {
  const nowMs = Date.now();
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = random(); // far below its limit: ids of one millisecond keep their order
  } else if (++counter > 0xfff) {
    counter = 0;
    lastMs++;
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const count = (0x7000 | counter).toString(16);
  const variant = hex[0x80 | (random() & 0x3f)] ?? '';
  return `${time.slice(0, 8)}-${time.slice(8)}-${count}-${variant}${randomHex()}-${randomHex()}${randomHex()}${randomHex()}${randomHex()}${randomHex()}${randomHex()}`;
}

/** Whether `newId` made it, so that nothing else has it; `deriveId` gives the same id to whoever brings the same key. */
export const isNewId = (id: string): boolean => id.charAt(14) === '7';

const randomHex = (): string => hex[random()] ?? '';

function random(): number {
  if (randomAt === randomBytes.length) {
    crypto.getRandomValues(randomBytes);
    randomAt = 0;
  }
  return randomBytes[randomAt++] ?? 0;
}

/** The smallest id that `newId` gives at a moment (RFC 9562 section 5.7): rows with such ids are found by age in their primary key. */
export function firstIdAt(time: Date): string {
  const hex = time.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/**
 * The id that belongs to a key: UUIDv5 over the parts, so that the same key gives the same id on every machine.
 * Parts are joined by U+001F, which no id of API.md section 2 may contain: ("a","bc") and ("ab","c") differ. A message of
 * a campaign has four: 1.2 µs each instead of the library's 4.5.
 */
export function deriveId(...parts: readonly [string, ...string[]]): string {
  const digest = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(parts.join('\u001f'))]), 'hex');
  const variant = hex[0x80 | (Number.parseInt(digest.slice(16, 18), 16) & 0x3f)] ?? '';
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(18, 20)}-${digest.slice(20, 32)}`;
}
