import type { Broker } from '@messaging/eventing';
import type { Database } from '@messaging/persistence';
import { gauge } from '../metrics/metrics.js';
import type { OpenService } from './hosted-service.js';

/** Seconds that the oldest event waits for its position; above a second the sequencer or the relay is stuck. */
const unstampedAgeSql = `select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as n from outbox where pos is null`;
const parkedSql = `select consumer, state, count(*)::int as n from parked_event group by consumer, state`;

/** Registers what is looked up at each scrape. A database that does not answer leaves the last value out, not the scrape. */
export function registerEventGauges(broker: Broker, services: readonly OpenService[]): void {
  const all = (look: (service: OpenService) => Promise<void>): Promise<unknown> => Promise.allSettled(services.map(look));
  gauge({
    name: 'consumer_lag',
    help: 'Events that a consumer group has not taken on yet, by source',
    labels: ['group', 'source'],
    collect: async (lag) => {
      const groups = await broker.lag().catch(() => []);
      lag.reset();
      for (const { group, source, events } of groups) lag.set({ group, source }, events);
    },
  });
  gauge({
    name: 'outbox_unstamped_age_seconds',
    help: 'Age of the oldest event without a position',
    labels: ['service'],
    collect: async (age) => void (await all(async ({ name, parts }) => age.set({ service: name }, await numberOf(parts.database, unstampedAgeSql)))),
  });
  gauge({
    name: 'events_waiting',
    help: 'Events that wait for a retry, or, parked, for a person',
    labels: ['group', 'state'],
    collect: async (waiting) => {
      waiting.reset();
      await all(async ({ parts }) => {
        const rows = await parts.database.query<{ consumer: string; state: string; n: number }>(parkedSql);
        for (const { consumer, state, n } of rows) waiting.set({ group: consumer, state }, n);
      });
    },
  });
  gauge({
    name: 'database_connections',
    help: 'Connections of each pool: in use, idle, and callers that wait for one',
    labels: ['service', 'state'],
    collect: (connections) => {
      for (const { name, parts } of services) {
        const { total, idle, waiting } = parts.database.poolState;
        connections.set({ service: name, state: 'used' }, total - idle);
        connections.set({ service: name, state: 'idle' }, idle);
        connections.set({ service: name, state: 'waiting' }, waiting);
      }
    },
  });
}

async function numberOf(database: Database, sql: string): Promise<number> {
  const [row] = await database.query<{ n: number }>(sql);
  return row?.n ?? 0;
}
