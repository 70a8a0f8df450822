import { setTimeout as sleep } from 'node:timers/promises';
import { RecentReads } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { ApiKeyVerifier } from '../auth/hooks.js';
import { LruCache } from '../auth/lru-cache.js';
import { Principal } from '../auth/principal.js';
import { hashOfApiKey, isWellFormedApiKey } from './api-key.rules.js';
import { findApiKey, type ApiKeyRow } from './api-key.sql.js';

/** A revoked key works this long after its row is gone; with the log's way to here it stays below a second. */
const BELIEVED_MS = 300;
const KEYS_REMEMBERED = 5000;
/** A key may be used before the log has brought it here: looked for again after these, about a second in all. */
const AGAIN_MS: readonly number[] = [50, 100, 200, 300, 400];
/** More requests than this do not wait for a key that is not there: guesses must not pile up. */
const WAITING_MAX = 50;
/** Uses are told once a minute for each key and process. */
const USE_TOLD_EVERY_MS = 60_000;

export interface KnownApiKeysOptions {
  /** The service that makes the keys knows them all at once; the others wait a moment for one they do not know. */
  readonly isOwner: boolean;
  /** Tells that a key was used; a failure is nobody's problem but the log's. */
  readonly used: (key: ApiKeyRow, at: Date) => Promise<void>;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** API keys out of this service's own table. */
export class KnownApiKeys extends ApiKeyVerifier {
  override readonly isOwner: boolean;
  readonly #believed = new RecentReads<Principal | undefined>({ freshMs: BELIEVED_MS, sizeMax: KEYS_REMEMBERED });
  readonly #toldAt = new LruCache<string, number>(KEYS_REMEMBERED);
  #waiting = 0;

  constructor(
    private readonly database: Database,
    private readonly options: KnownApiKeysOptions,
  ) {
    super();
    this.isOwner = options.isOwner;
  }

  async verify(key: string): Promise<Principal | undefined> {
    if (!isWellFormedApiKey(key)) return undefined;
    const hash = hashOfApiKey(key);
    return (await this.#believed.get(hash, () => this.#find(hash))) ?? this.#arrival(hash);
  }

  async #find(hash: string): Promise<Principal | undefined> {
    const row = await findApiKey(this.database, hash);
    if (!row) return undefined;
    this.#tellUse(row);
    return new Principal(row.hubId, row.id, new Set(row.permissions), row.name);
  }

  async #arrival(hash: string): Promise<Principal | undefined> {
    if (this.isOwner || this.#waiting >= WAITING_MAX) return undefined;
    this.#waiting += 1;
    try {
      for (const waitMs of AGAIN_MS) {
        await sleep(waitMs);
        const arrived = await this.#believed.getAnew(hash, () => this.#find(hash));
        if (arrived) return arrived;
      }
      return undefined;
    } finally {
      this.#waiting -= 1;
    }
  }

  #tellUse(row: ApiKeyRow): void {
    const now = Date.now();
    if (now - (this.#toldAt.get(row.id) ?? 0) < USE_TOLD_EVERY_MS) return;
    this.#toldAt.set(row.id, now);
    this.options.used(row, new Date(now)).catch((error: unknown) => this.options.onTrouble('api key used', error));
  }
}
