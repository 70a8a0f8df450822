import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** One key of ENCRYPTION_KEYS: 32 bytes, named by `kid`. */
export interface EncryptionKey {
  readonly kid: string;
  readonly key: Buffer;
}

const TAG_BYTES = 16;

/** Where a secret belongs: bound into the ciphertext (AAD), so that it cannot be moved to another hub or field. */
export interface SecretPlace {
  readonly hubId: string;
  readonly accountId: string;
  readonly field: string;
}

/** Reads `kid:base64[,kid:base64]`. Throws with a sentence for the operator when a key is not 32 bytes. */
export function parseEncryptionKeys(text: string): EncryptionKey[] {
  return text.split(',').map((part) => {
    const separator = part.indexOf(':');
    const kid = part.slice(0, separator).trim();
    const key = Buffer.from(part.slice(separator + 1).trim(), 'base64');
    if (separator < 1 || key.length !== 32) throw new Error(`ENCRYPTION_KEYS: "${kid || '?'}" must be kid:base64 of 32 bytes`);
    return { kid, key };
  });
}

/**
 * Secrets at rest: AES-256-GCM, a random 96-bit nonce for each value, AAD hub|account|field.
 * The first key writes, every key reads. Stored form: `v1.<kid>.<nonce>.<tag>.<ciphertext>`, base64url.
 */
export class SecretBox {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #writer: EncryptionKey;

  constructor(keys: readonly EncryptionKey[]) {
    const [writer] = keys;
    if (!writer) throw new Error('ENCRYPTION_KEYS is empty');
    this.#writer = writer;
    this.#keys = new Map(keys.map((k) => [k.kid, k.key]));
  }

  /** The name of the writing key. */
  get kid(): string {
    return this.#writer.kid;
  }

  /** All keys, the writing one first. */
  keys(): readonly EncryptionKey[] {
    return [...this.#keys].map(([kid, key]) => ({ kid, key }));
  }

  seal(plain: string, place: SecretPlace): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#writer.key, nonce).setAAD(aad(place));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return ['v1', this.#writer.kid, nonce.toString('base64url'), cipher.getAuthTag().toString('base64url'), sealed.toString('base64url')].join('.');
  }

  open(sealed: string, place: SecretPlace): string {
    const [version, kid, nonce, tag, body] = sealed.split('.');
    const key = kid === undefined ? undefined : this.#keys.get(kid);
    if (version !== 'v1' || !key || nonce === undefined || tag === undefined || body === undefined) throw new Error(`no key for secret ${place.field}`);
    // Without a length Node takes tags from 4 bytes on, and those can be guessed.
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: TAG_BYTES }).setAAD(aad(place));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
  }

  /** 32-byte keys for one `purpose` derived from every encryption key, the writing one first (HKDF-SHA-256). */
  derive(purpose: string): Buffer[] {
    return [...this.#keys.values()].map((key) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32)));
  }
}

const aad = (place: SecretPlace): Buffer => Buffer.from([place.hubId, place.accountId, place.field].join('|'), 'utf8');
