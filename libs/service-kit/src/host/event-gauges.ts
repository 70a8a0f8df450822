import type { Broker } from '@messaging/eventing';
import type { Database } from '@messaging/persistence';
import { gauge } from '../metrics/metrics.js';
import type { OpenService } from './hosted-service.js';

/** Events that the relay has not shipped, and the age of the oldest; a service without a relay has no such cursor, and no row. */
const relaySql = `select greatest(0, h.pos - c.pos)::float8 as lag,
    coalesce(extract(epoch from clock_timestamp() - (select created_at from outbox where pos > c.pos order by pos limit 1)), 0)::float8 as age
  from log_cursor c, outbox_head h where c.consumer = c.source || '.relay'`;
const dueSql = `select coalesce(extract(epoch from clock_timestamp() - min(due_at)), 0)::float8 as n from due where due_at <= clock_timestamp()`;
/** Seconds that the oldest event waits for its position; above a second the sequencer or the relay is stuck. */
const unstampedAgeSql = `select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as n from outbox where pos is null`;
const parkedSql = `select consumer, state, count(*)::int as n from parked_event group by consumer, state`;

/** Since when each group has been behind: what a group has not taken on is at most so old, unless it was behind before we looked. */
class LagAges {
  readonly #since = new Map<string, number>();

  secondsOf(group: string, isBehind: boolean): number {
    if (!isBehind) this.#since.delete(group);
    else if (!this.#since.has(group)) this.#since.set(group, Date.now());
    return (Date.now() - (this.#since.get(group) ?? Date.now())) / 1000;
  }
}

type EachService = (look: (service: OpenService) => Promise<void>) => Promise<unknown>;

/** Registers what is looked up at each scrape. A database that does not answer leaves the last value out, not the scrape. */
export function registerEventGauges(broker: Broker, services: readonly OpenService[]): void {
  const all: EachService = (look) => Promise.allSettled(services.map(look));
  registerLagGauges(broker, all);
  gauge({
    name: 'deaf',
    help: '1 while this process would not hear a pause or an opt-out, and sends nothing in bulk (ADR 29)',
    collect: (deaf) => deaf.set({}, broker.isDeaf() ? 1 : 0),
  });
  gauge({
    name: 'outbox_unstamped_age_seconds',
    help: 'Age of the oldest event without a position',
    labels: ['service'],
    collect: async (age) => void (await all(async ({ name, parts }) => age.set({ service: name }, await numberOf(parts.database, unstampedAgeSql)))),
  });
  const deadLetters = gauge({ name: 'dead_letters', help: 'Events that wait for a person', labels: ['consumer'] });
  gauge({
    name: 'events_waiting',
    help: 'Events that wait for a retry, or, parked, for a person',
    labels: ['group', 'state'],
    collect: async (waiting) => {
      waiting.reset();
      deadLetters.reset();
      await all(async ({ parts }) => {
        const rows = await parts.database.query<{ consumer: string; state: string; n: number }>(parkedSql);
        for (const { consumer, state, n } of rows) {
          waiting.set({ group: consumer, state }, n);
          if (state === 'parked') deadLetters.set({ consumer }, n);
        }
      });
    },
  });
  gauge({
    name: 'due_lag_seconds',
    help: 'How long the oldest delayed work that is due has been waiting',
    labels: ['service'],
    collect: async (lag) => void (await all(async ({ name, parts }) => lag.set({ service: name }, await numberOf(parts.database, dueSql)))),
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

/** How far groups and relays are behind, and for how long. */
function registerLagGauges(broker: Broker, all: EachService): void {
  const ages = new LagAges();
  const lagAge = gauge({ name: 'consumer_lag_age_seconds', help: 'How long a consumer group has been behind, as far as scrapes saw', labels: ['group', 'topic'] });
  gauge({
    name: 'consumer_lag',
    help: 'Events that a consumer group has not taken on yet, or, of topic *, rows of the outbox (an event or a bundle) that a relay has not shipped',
    labels: ['group', 'topic'],
    collect: async (lag) => {
      const groups = await broker.lag().catch(() => []);
      lag.reset();
      lagAge.reset();
      for (const { group, topic, events } of groups) {
        lag.set({ group, topic }, events);
        lagAge.set({ group, topic }, ages.secondsOf(group, events > 0));
      }
    },
  });
  const relayAge = gauge({ name: 'outbox_relay_lag_age_seconds', help: 'Age of the oldest event that is not on Kafka yet', labels: ['service'] });
  gauge({
    name: 'outbox_relay_lag',
    help: 'Rows of the outbox (an event or a bundle) that have a position and are not on Kafka yet',
    labels: ['service'],
    collect: async (relayLag) => void (await all(async ({ name, parts }) => {
      for (const { lag, age } of await parts.database.query<{ lag: number; age: number }>(relaySql)) {
        relayLag.set({ service: name }, lag);
        relayAge.set({ service: name }, age);
      }
    })),
  });
}

async function numberOf(database: Database, sql: string): Promise<number> {
  const [row] = await database.query<{ n: number }>(sql);
  return row?.n ?? 0;
}
