import { gauge } from '../metrics/metrics.js';
import type { OpenService } from './hosted-service.js';

/** An open transaction keeps the dead rows of every table from being cleared away; the sequencer waits for it, too. */
const oldestTransactionSql = `select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::float8 as n
  from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
/** The worst tables alone: each is a series kept for ever. */
const deadTuplesSql = `select relname as "table", n_dead_tup::float8 as n from pg_stat_user_tables where schemaname = $1 order by n_dead_tup desc limit 5`;

/** Registers what PostgreSQL says of itself at each scrape. */
export function registerDatabaseGauges(services: readonly OpenService[]): void {
  gauge({
    name: 'oldest_transaction_seconds',
    help: 'Age of the oldest transaction in the database',
    collect: async (age) => {
      const [row] = (await services[0]?.parts.database.query<{ n: number }>(oldestTransactionSql).catch(() => [])) ?? [];
      if (row) age.set(row.n);
    },
  });
  gauge({
    name: 'table_dead_tuples',
    help: 'Dead rows of the five worst tables of each service',
    labels: ['service', 'table'],
    collect: async (dead) => {
      dead.reset();
      await Promise.allSettled(services.map(async ({ name, parts }) => {
        for (const { table, n } of await parts.database.query<{ table: string; n: number }>(deadTuplesSql, [name])) dead.set({ service: name, table }, n);
      }));
    },
  });
}
