import { Outbox } from '@messaging/eventing';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { claimFacts, insertCallbacks, type ClaimedFact, type NewCallback } from '../store/callback.sql.js';
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

/** Callbacks of one transaction, and transactions at once: while one commits the next one gathers. */
const batchSizeMax = 200;
const batchesMax = 2;

/**
 * Keeps callbacks together that come together: one transaction claims their facts, stores them and says what they mean.
 * One commit each took 1.1 ms of PostgreSQL a callback here, together 0.1. A callback that brings nothing new leaves
 * nothing behind.
 */
@Injectable()
export class KeepCallbacks {
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Resolves after the commit: only then may the vendor be told. */
  keep(callback: VerifiedCallback): Promise<void> {
    return new Promise((kept, failed) => {
      this.#waiting.push({ callback, kept, failed });
      // Those that came in the same turn of the event loop share the first transaction.
      setImmediate(() => this.#start());
    });
  }

  #start(): void {
    while (this.#running < batchesMax && this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, batchSizeMax);
      this.#running += 1;
      void this.#run(batch).finally(() => {
        this.#running -= 1;
        this.#start();
      });
    }
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
    await this.database.transaction(async (tx) => {
      const claims = batch.flatMap(({ row, facts }) => facts.map(({ factKey }) => ({ accountId: row.accountId, hubId: row.hubId, callbackId: row.id, factKey })));
      const fresh = new Set((await claimFacts(tx, claims)).map(claimKey));
      if (fresh.size === 0) return;
      const news = batch.map(({ row, facts }) => ({ row, facts: facts.filter(({ factKey }) => fresh.delete(claimKey({ accountId: row.accountId, callbackId: row.id, factKey }))) }));
      await insertCallbacks(tx, news.filter(({ facts }) => facts.length > 0).map(({ row }) => row));
      await this.outbox.add(tx, news.flatMap(({ facts }) => facts.flatMap(({ publication }) => publication ?? [])));
    });
  }
}

/** `delete` answers whether it was there: of one fact twice in a callback the first counts. */
const claimKey = ({ accountId, callbackId, factKey }: Pick<ClaimedFact, 'accountId' | 'callbackId' | 'factKey'>): string => `${accountId}|${callbackId}|${factKey}`;
