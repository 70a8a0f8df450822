import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_BYTES = 16;
const MAC_BYTES = 8;
/** 24 bytes in base32 (RFC 4648, lower case, no padding): letters survive every mail server, whatever it does to case. */
export const BOUNCE_TOKEN_LENGTH = 39;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The token that a bounce brings back: 16 bytes attempt id and 8 bytes of its HMAC-SHA256. Anyone can forge a bounce
 * (RFC 3464 knows no proof), so one without our MAC counts for nothing. 64 bits hold: guesses cannot be tested offline.
 */
export class BounceTokens {
  readonly #first: KeyObject;
  readonly #keys: readonly KeyObject[];

  /** The first key writes, all keys verify: a key is rotated by putting the new one in front. */
  constructor(keys: readonly Buffer[]) {
    const [first, ...others] = keys.map((key) => createSecretKey(key));
    if (first === undefined) throw new Error('BounceTokens needs at least one key');
    this.#first = first;
    this.#keys = [first, ...others];
  }

  /** The token of an attempt id (a UUID in lower case). */
  mint(attemptId: string): string {
    if (!UUID.test(attemptId)) throw new Error('an attempt id is a UUID in lower case');
    const id = Buffer.from(attemptId.replaceAll('-', ''), 'hex');
    return toBase32(Buffer.concat([id, mac(this.#first, id)]));
  }

  /** The attempt id of a token, or undefined when it is not one of ours. Case does not matter. */
  read(token: string): string | undefined {
    const bytes = fromBase32(token.toLowerCase());
    if (bytes?.length !== ID_BYTES + MAC_BYTES) return undefined;
    const id = bytes.subarray(0, ID_BYTES);
    const given = bytes.subarray(ID_BYTES);
    let valid = false;
    for (const key of this.#keys) if (timingSafeEqual(mac(key, id), given)) valid = true;
    return valid ? toUuid(id.toString('hex')) : undefined;
  }
}

/** With a KeyObject made once: 2 µs; a Buffer becomes one at every call, 13 µs. */
const mac = (key: KeyObject, id: Buffer): Buffer =>
  createHmac('sha256', key).update('bounce-token:').update(id).digest().subarray(0, MAC_BYTES);

const toUuid = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');

function toBase32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((value >> bits) & 31);
    }
  }
  return bits > 0 ? text + ALPHABET.charAt((value << (5 - bits)) & 31) : text;
}

/** Undefined unless `text` is exactly what `toBase32` writes, so that one attempt has one token. */
function fromBase32(text: string): Buffer | undefined {
  if (text.length !== BOUNCE_TOKEN_LENGTH) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const char of text) {
    const digit = ALPHABET.indexOf(char);
    if (digit < 0) return undefined;
    value = ((value << 5) | digit) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 255);
    }
  }
  const rest = value & ((1 << bits) - 1);
  return rest === 0 ? Buffer.from(bytes) : undefined;
}
