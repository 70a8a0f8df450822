import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Transaction } from 'kysely';

/**
 * An open transaction. `em` is MikroORM's unit of work, for screens and single rows; `query` sends hand-written SQL
 * with real parameters ($1 …) over the same connection, for statements whose exact form matters.
 */
export class Tx {
  readonly #onCommit: (() => void)[] = [];

  constructor(readonly em: EntityManager) {}

  /** Rows of one statement. Pending changes of `em` are flushed first, so both ways see one state. */
  async query<Row extends object = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    if (this.em.getUnitOfWork().getPersistStack().size > 0) await this.em.flush();
    const transaction = this.em.getTransactionContext<Transaction<unknown>>();
    if (!transaction) throw new Error('Tx used outside its transaction');
    const result = await transaction.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]));
    return result.rows;
  }

  /** Runs `callback` once the transaction is committed; never if it rolls back. */
  onCommit(callback: () => void): void {
    this.#onCommit.push(callback);
  }

  /** Called by `Database` alone. */
  committed(): void {
    for (const callback of this.#onCommit) callback();
  }
}
