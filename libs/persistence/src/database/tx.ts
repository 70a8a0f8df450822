import type pg from 'pg';
import { statementName } from './statement-name.js';

/**
 * An open transaction: hand-written SQL with real parameters ($1 …) on one connection. MikroORM makes and checks the
 * schema; statements go past its unit of work, because each costs a round trip that the sending path counts (ADR 0002).
 */
export class Tx {
  readonly #onCommit: (() => void)[] = [];

  constructor(readonly client: pg.ClientBase) {}

  /** Rows of one statement, prepared once per connection when it comes again. */
  async query<Row extends object = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.client.query<Row & pg.QueryResultRow>({ ...statementName(sql), text: sql, values: [...parameters] });
    return result.rows;
  }

  /**
   * The same, planned each time for the tables as they are: for batches over tables that grow a thousandfold between two
   * looks of the statistics. A plan that was kept from when a table held a handful reads it whole for each batch.
   */
  async queryAnew<Row extends object = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.client.query<Row & pg.QueryResultRow>({ text: sql, values: [...parameters] });
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
