import { setTimeout as delay } from 'node:timers/promises';
import { suppressionChanged } from '@messaging/contracts';
import { eventually, type DistributedProduct } from '@messaging/testing';
import pg from 'pg';
import type { Row } from './table.js';

const count = 100_000;
/** How exactly the last event is noticed. */
const lookMs = 20;
/** What stands still is given up after this. */
const timeoutMs = 120_000;
/** Counting a table takes a core that the consumer needs, so it is done some thirty times in all: the next time when a fifth of what is left may be done. */
const leftPerMs = 100;

/** What one relay ships, and what one consumer takes on, with nothing else going on: suppressions, which campaigns alone follows. */
export async function logRates(product: DistributedProduct, databaseUrl: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await product.service('campaigns').stop();
    const relay = await relayRate(client);
    const persist = await persistRate(client, product);
    return [
      { what: 'relay: committed → acknowledged by Kafka', value: relay, unit: 'events/s', floor: 20_000, note: `${count} events of one service` },
      { what: 'consumer: Kafka → inbox and table', value: persist, unit: 'events/s', floor: 20_000, note: 'one consumer, one process' },
    ];
  } finally {
    await client.end();
  }
}

/** From the moment they are committed, unstamped, until the relay's cursor is behind the last. */
async function relayRate(client: pg.Client): Promise<number> {
  await client.query(
    `insert into dispatch.outbox (event_id, topic, key, type, source, hub_id, time, headers, payload)
     select gen_random_uuid(), $1, 'main|email|' || h, $2, '/dispatch', 'main', now(), '{}', json_build_object('channel', 'email', 'addressHash', h, 'scope', 'marketing', 'at', '2026-01-01T00:00:00Z')
     from (select encode(sha256(n::text::bytea), 'hex') as h from generate_series(1, ${count}) n) hashes`,
    [suppressionChanged.topic.name, suppressionChanged.type],
  );
  return count / (await secondsUntil(async () => {
    const { rows: [left] } = await client.query<{ n: number }>(
      `select (select count(*) from dispatch.outbox where pos is null) + (select pos from dispatch.outbox_head) - (select pos from dispatch.log_cursor where consumer = 'dispatch.relay') as n`,
    );
    return Number(left?.n) === 0;
  }));
}

/** From the first row that the consumer has written until the last. */
async function persistRate(client: pg.Client, product: DistributedProduct): Promise<number> {
  const taken = async (): Promise<number> => {
    const { rows: [row] } = await client.query<{ n: string }>('select count(*) as n from campaigns.audience_suppression');
    return Number(row?.n);
  };
  const before = await taken();
  const started = product.startService('campaigns');
  await eventually(async () => (await taken()) > before, { timeoutMs: 60_000, everyMs: 5 });
  const already = (await taken()) - before;
  const begunAt = performance.now();
  for (let left = count - already; left > 0; left = before + count - (await taken())) {
    if (performance.now() - begunAt > timeoutMs) throw new Error(`${left} events are still not taken on`);
    await delay(Math.max(lookMs, left / leftPerMs));
  }
  const seconds = (performance.now() - begunAt) / 1000;
  await started;
  return (count - already) / seconds;
}

async function secondsUntil(isDone: () => Promise<boolean>): Promise<number> {
  const started = performance.now();
  await eventually(isDone, { timeoutMs, everyMs: lookMs });
  return (performance.now() - started) / 1000;
}
