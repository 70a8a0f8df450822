import { createHash, createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';

/** What an opt-out link stands for: the message that carried it, and so one address on one channel of one hub. */
export interface OptOutLink {
  readonly hubId: string;
  readonly channel: 'whatsapp' | 'sms' | 'email';
  readonly messageId: string;
  /** Of the message's words, where the page speaks it. */
  readonly language?: 'en' | 'es' | undefined;
}

/** Channel and language in one letter: a link that is a byte longer may cost an SMS another part. */
const letters = {
  whatsapp: { none: 'w', en: 'W', es: 'X' },
  sms: { none: 's', en: 'S', es: 'T' },
  email: { none: 'e', en: 'E', es: 'F' },
} as const satisfies Record<OptOutLink['channel'], Record<'none' | NonNullable<OptOutLink['language']>, string>>;
const meanings: ReadonlyMap<string, Pick<OptOutLink, 'channel' | 'language'>> = new Map(
  (['whatsapp', 'sms', 'email'] as const).flatMap((channel) => [
    [letters[channel].none, { channel }] as const,
    ...(['en', 'es'] as const).map((language) => [letters[channel][language], { channel, language }] as const),
  ]),
);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ID_BYTES = 16;
/** 96 bits: a guess can only be tried against the server, and a short link fits an SMS. */
const MAC_BYTES = 12;
/** A hub id has at most 64 characters (API.md section 2). */
const TOKEN_CHARS_MAX = 128;

/**
 * The token of `/u/{token}`: base64url of the letter of channel and language, message id, hub id and their truncated HMAC-SHA256. It holds
 * no address, and only whoever got the message has it. It does not expire: an old mail must still offer the way out.
 */
export class OptOutTokens {
  readonly #first: KeyObject;
  readonly #keys: readonly KeyObject[];

  /** `SecretBox.derive('opt-out')`: the first key writes, all keys verify. */
  constructor(keys: readonly Buffer[]) {
    const [first, ...others] = keys.map((key) => createSecretKey(key));
    if (first === undefined) throw new Error('OptOutTokens needs at least one key');
    this.#first = first;
    this.#keys = [first, ...others];
  }

  /** The token of a link; the message id is a UUID in lower case. */
  mint({ hubId, channel, messageId, language }: OptOutLink): string {
    if (!UUID.test(messageId)) throw new Error('a message id is a UUID in lower case');
    const body = Buffer.concat([Buffer.from(letters[channel][language ?? 'none']), Buffer.from(messageId.replaceAll('-', ''), 'hex'), Buffer.from(hubId, 'utf8')]);
    return Buffer.concat([body, mac(this.#first, body)]).toString('base64url');
  }

  /** The link of a token, or undefined when it is not one of ours. */
  read(token: string): OptOutLink | undefined {
    if (token.length > TOKEN_CHARS_MAX) return undefined;
    const bytes = Buffer.from(token, 'base64url');
    // Node skips what is no base64url: only the one canonical spelling is a token.
    if (bytes.length <= 1 + ID_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return undefined;
    const body = bytes.subarray(0, -MAC_BYTES);
    if (!this.#isOurs(body, bytes.subarray(-MAC_BYTES))) return undefined;
    const meaning = meanings.get(body.toString('latin1', 0, 1));
    if (!meaning) return undefined;
    return { ...meaning, messageId: toUuid(body.toString('hex', 1, 1 + ID_BYTES)), hubId: body.toString('utf8', 1 + ID_BYTES) };
  }

  #isOurs(body: Buffer, given: Buffer): boolean {
    let valid = false;
    for (const key of this.#keys) if (timingSafeEqual(mac(key, body), given)) valid = true;
    return valid;
  }
}

/** Stands for a token where nothing is sent: as long as a real one of the hub, so that what an SMS takes is counted well, and it looks like one. */
export function sampleOptOutToken(hubId: string): string {
  const bytes = 1 + ID_BYTES + Buffer.byteLength(hubId) + MAC_BYTES;
  const { length } = Buffer.alloc(bytes).toString('base64url');
  return `preview${createHash('sha512').update('preview').digest('base64url').repeat(Math.ceil(length / 86))}`.slice(0, length);
}

/** Every marketing mail has one. With a KeyObject made once: 4 µs; a Buffer becomes one at every call, 16 µs. */
const mac = (key: KeyObject, body: Buffer): Buffer => createHmac('sha256', key).update('opt-out:').update(body).digest().subarray(0, MAC_BYTES);

const toUuid = (hex: string): string => [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
