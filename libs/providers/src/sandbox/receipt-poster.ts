import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { signBytes } from '../signature.js';

export interface ReceiptPosterOptions {
  /** `{webhooksUrl}/webhooks/sandbox/{accountId}`. */
  readonly url: string;
  readonly secret: string;
  /** Requests at once. */
  readonly inFlightMax?: number;
  /** Receipts that wait for their moment or a free request; one more is dropped, as a vendor would lose it. */
  readonly waitingMax?: number;
  /** The first wait between tries; each further one is twice as long. */
  readonly retryBaseMs?: number;
}

const TRIES = 3;
const REQUEST_TIMEOUT_MS = 5000;

type Door = 'status' | 'inbound';

interface Post {
  readonly door: Door;
  readonly fact: object;
}

/** Posts receipts by real HTTP, each after its delay, bounded in number and tries. */
export class ReceiptPoster {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #inFlightMax: number;
  readonly #waitingMax: number;
  readonly #due: Post[] = [];
  readonly #timers = new Map<NodeJS.Timeout, Post>();
  readonly #requests = new Set<Promise<void>>();
  #closed = false;
  /** Receipts given up: too many waiting, or refused three times. */
  dropped = 0;

  constructor(private readonly options: ReceiptPosterOptions) {
    const url = new URL(options.url);
    this.#path = url.pathname;
    this.#inFlightMax = options.inFlightMax ?? 16;
    this.#waitingMax = options.waitingMax ?? 50_000;
    this.#pool = new Pool(url.origin, { connections: this.#inFlightMax, headersTimeout: REQUEST_TIMEOUT_MS, bodyTimeout: REQUEST_TIMEOUT_MS });
  }

  /** Posts a receipt or a reply (plain JSON data) after `delayMs`. */
  schedule(door: Door, fact: object, delayMs: number): void {
    if (this.#closed || this.#timers.size + this.#due.length >= this.#waitingMax) {
      this.dropped += 1;
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#due.push({ door, fact });
      this.#pump();
    }, delayMs);
    this.#timers.set(timer, { door, fact });
  }

  /** Posts at once what still waits, in order, and gives up after `limitMs`. */
  async close(limitMs = 2000): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const [timer, post] of this.#timers) {
      clearTimeout(timer);
      this.#due.push(post);
    }
    this.#timers.clear();
    this.#pump();
    const limit = new AbortController();
    await Promise.race([this.#drained(), wait(limitMs, undefined, { signal: limit.signal }).catch(() => undefined)]);
    limit.abort();
    this.dropped += this.#due.splice(0).length;
    await this.#pool.destroy();
  }

  async #drained(): Promise<void> {
    while (this.#requests.size > 0) await Promise.all(this.#requests);
  }

  #pump(): void {
    while (this.#requests.size < this.#inFlightMax) {
      const post = this.#due.shift();
      if (post === undefined) return;
      const request = this.#post(post.door, Buffer.from(JSON.stringify(post.fact))).then((posted) => {
        if (!posted) this.dropped += 1;
        this.#requests.delete(request);
        this.#pump();
      });
      this.#requests.add(request);
    }
  }

  async #post(door: Door, body: Buffer): Promise<boolean> {
    const headers = { 'content-type': 'application/json', 'x-sandbox-signature': signBytes(body, this.options.secret) };
    for (let attempt = 1; ; attempt++) {
      const taken = await this.#pool
        .request({ method: 'POST', path: `${this.#path}/${door}`, headers, body })
        .then(async (response) => {
          await response.body.dump();
          return response.statusCode < 300;
        })
        .catch(() => false);
      if (taken || attempt === TRIES) return taken;
      await wait((this.options.retryBaseMs ?? 100) * 2 ** (attempt - 1));
    }
  }
}
