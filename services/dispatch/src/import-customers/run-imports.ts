import { BackgroundLoop, CrashPoints } from '@messaging/kernel';
import type { Database, Tx } from '@messaging/persistence';
import { tooLarge, type CustomerChange } from '../project-customers/apply-change.rules.js';
import type { MergeCustomers } from '../project-customers/merge-customers.js';
import { countKinds, takenKind } from './count-taken.rules.js';
import { rawMax, type RejectedLine } from './import-line.rules.js';
import { repeatedLine } from './import-warnings.rules.js';
import { abandonedImports, endChunk, failImport, forgetImports, forgetWarnings, insertRejected, insertWarnings, lockChunk, noteFailure, type ImportChunk } from './import.sql.js';

const idleMs = 1000;
/** A file from which nothing came for so long is given up: its sender, or the process that took it, is gone. */
const silentMs = 10 * 60_000;
const abandonEveryMs = 60_000;
/** What fails so often in a row, a second or more between, will not pass by waiting. */
const failuresMax = 5;
/** Rejected lines hold what people sent of people: long enough to put a file right, and no longer. */
const keptDays = 30;

const stoodAside = 'Part of the file could not be taken on, for a reason that nobody foresaw. What is left of it is kept for 30 days: let it go on, and tell whoever runs the platform if it stops again.';

export interface RunImportsTools {
  readonly database: Database;
  readonly crashPoints: CrashPoints;
  readonly merger: MergeCustomers;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/**
 * Takes imports on, a part a transaction, in the order of their lines. Nothing that comes of it triggers or sends anything
 * (invariant 6): consent is recorded as the file says, and customers are told of as they are now.
 */
export class RunImports extends BackgroundLoop {
  #abandonedAt = 0;

  constructor(private readonly tools: RunImportsTools) {
    super({ idleMs, onError: (error) => tools.onTrouble('run-imports', error) });
  }

  /** One part. False when there was none. */
  async step(): Promise<boolean> {
    await this.#abandon();
    let importId: string | undefined;
    try {
      return await this.tools.database.transaction(async (tx) => {
        const chunk = await lockChunk(tx, (id) => (importId = id));
        if (!chunk) return false;
        await this.#take(tx, chunk);
        this.tools.crashPoints.at('consumer.beforeCommit');
        return true;
      });
    } catch (error) {
      // Nobody foresaw it: the imports behind go on, and this one once more after them.
      if (importId !== undefined) await noteFailure(this.tools.database, importId, { failuresMax, detail: stoodAside });
      throw error;
    }
  }

  async #take(tx: Tx, chunk: ImportChunk): Promise<void> {
    const { importId: id, hubId, customers } = chunk;
    const { refused, steps } = await this.tools.merger.merge(tx, customers.map((customer): CustomerChange => ({
      hubId, customerId: customer.customerId, fields: customer.fields, isDeletion: false, isNews: false, said: { id, time: chunk.createdAt, isImport: true },
    })));
    const lines = customers.filter((_, index) => refused.has(index)).map(({ line, raw }): RejectedLine => ({ line, raw: raw.slice(0, rawMax), ...tooLarge, text: { en: tooLarge.detail, es: 'Con esto la ficha del cliente sería demasiado grande.' } }));
    await insertRejected(tx, { id, hubId }, lines);
    await forgetWarnings(tx, id, lines.map(({ line }) => line));
    const kinds = steps.map((step) => step && takenKind(step, id));
    await insertWarnings(tx, { id, hubId }, customers.filter((_, index) => kinds[index] === 'repeated').map(repeatedLine));
    await endChunk(tx, chunk, countKinds(kinds.filter((kind) => kind !== undefined)));
  }

  async #abandon(): Promise<void> {
    const now = performance.now();
    if (now - this.#abandonedAt < abandonEveryMs) return;
    this.#abandonedAt = now;
    await forgetImports(this.tools.database, keptDays);
    for (const id of await abandonedImports(this.tools.database, silentMs)) await this.tools.database.transaction((tx) => failImport(tx, id, 'The file broke off.'));
  }
}
