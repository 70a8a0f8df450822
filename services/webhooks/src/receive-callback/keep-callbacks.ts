import { Outbox } from '@messaging/eventing';
import { ProblemError, type Problem } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { keepCallbacks, type NewCallback } from '../store/callback.sql.js';
import { gatherEvents } from './gather-events.rules.js';
import type { Fact } from './publish-facts.rules.js';

/** A verified callback with everything it says. */
export interface VerifiedCallback {
  readonly row: NewCallback;
  readonly facts: readonly Fact[];
}

interface Waiting {
  readonly callback: VerifiedCallback;
  readonly kept: () => void;
  readonly failed: (error: unknown) => void;
}

/** Callbacks of one commit. */
const batchSizeMax = 200;
/** While one commit is under way the next one gathers: two at once halve what each callback shares. */
const commitsMax = 2;
/** So many that wait are worth a second commit at once. */
const worthAnother = 64;
/** What is stored in some 100 ms, the time in which a vendor wants its answer: what comes on top is asked to come again. */
const waitingMax = 1000;
const busy: Problem = { kind: 'unavailable', code: 'SERVICE.UNAVAILABLE', detail: 'More callbacks arrived than can be stored at once; this one was not kept.', extra: { retryAfterS: 1 } };

/**
 * Keeps callbacks together that come together: one statement claims their facts, stores them and says what they mean.
 * One commit each took 1.1 ms of PostgreSQL a callback here, together 0.1. A callback that brings nothing new leaves
 * nothing behind.
 */
@Injectable()
export class KeepCallbacks {
  readonly #waiting: Waiting[] = [];
  #commits = 0;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Resolves after the commit: only then may the vendor be told. Rejects with 503 what would wait too long. */
  keep(callback: VerifiedCallback): Promise<void> {
    if (this.#waiting.length >= waitingMax) return Promise.reject(new ProblemError(busy));
    return new Promise((kept, failed) => {
      this.#waiting.push({ callback, kept, failed });
      // Those that came in the same turn of the event loop share the first transaction.
      if (this.#waiting.length === 1 || this.#waiting.length === worthAnother) setImmediate(() => this.#start());
    });
  }

  #start(): void {
    const enough = this.#commits === 0 ? 1 : worthAnother;
    if (this.#commits >= commitsMax || this.#waiting.length < enough) return;
    this.#commits += 1;
    void this.#run(this.#waiting.splice(0, batchSizeMax)).finally(() => {
      this.#commits -= 1;
      this.#start();
    });
  }

  async #run(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#write(batch.map(({ callback }) => callback));
      for (const { kept } of batch) kept();
    } catch (error) {
      // One that cannot be kept must not take the others along.
      if (batch.length === 1) batch[0]?.failed(error);
      else for (const each of batch) await this.#run([each]);
    }
  }

  /** As the owning role: a batch mixes hubs, and each row carries its own. */
  async #write(batch: readonly VerifiedCallback[]): Promise<void> {
    const facts = batch.flatMap(({ row: { id, accountId, hubId }, facts: said }) => {
      const known = new Set<string>();
      const first = said.filter(({ factKey }) => known.size < known.add(factKey).size); // the others say in the same callback what was said before
      return first.map(({ factKey, publication }) => ({ accountId, hubId, callbackId: id, factKey, row: publication && this.outbox.rows([publication])[0] }));
    });
    const published = await keepCallbacks(this.database, batch.map(({ row }) => row), gatherEvents(facts));
    if (published > 0) this.outbox.appended();
  }
}
