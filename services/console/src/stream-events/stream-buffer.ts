import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { gathered, type StreamEvent } from './stream-event.rules.js';
import { insertStreamEvents, listenedHubs, lockStream } from './stream.sql.js';

/** Who listens at another process is known after this. */
const knownMs = 1000;

/** Writes what happens for those who listen, in the transaction that makes it known; for nobody it costs nothing. */
@Injectable()
export class StreamBuffer {
  #listened: ReadonlySet<string> = new Set();
  #askedAt = -Infinity;
  readonly #own = new Set<string>();
  readonly #listeners: (() => void)[] = [];

  constructor(private readonly database: Database) {}

  /** Called after each commit that wrote something. */
  onWritten(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Somebody listens to the hub at this process, from now on. */
  listened(hubId: string): void {
    this.#own.add(hubId);
  }

  /** Nobody does any more. */
  left(hubId: string): void {
    this.#own.delete(hubId);
  }

  async append(tx: Tx, events: readonly StreamEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#refresh();
    const wanted = gathered(events.filter(({ hubId }) => this.#own.has(hubId) || this.#listened.has(hubId)));
    if (wanted.length === 0) return;
    await lockStream(tx);
    await insertStreamEvents(tx, wanted);
    tx.onCommit(() => {
      for (const listener of this.#listeners) listener();
    });
  }

  async #refresh(): Promise<void> {
    const now = performance.now();
    if (now - this.#askedAt < knownMs) return;
    this.#askedAt = now;
    this.#listened = new Set(await listenedHubs(this.database));
  }
}
