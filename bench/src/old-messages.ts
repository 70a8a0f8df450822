import type { ApiClient } from '@messaging/testing';
import { FastSmtpSink } from '@messaging/testing';
import { inDatabase } from './product-database.js';
import { startProduct, type BenchProduct } from './product.js';
import type { Row } from './table.js';

const messages = 1_000_000;
/** Of each question; the slowest counts. */
const asked = 20;
/** Left out: what a first call of a process and a cold cache cost. */
const warmUp = 3;

/** Searches and filters among a million messages of one hub that were put there by SQL, each as the ledger leaves it. */
export async function oldMessages(): Promise<Row[]> {
  const sink = await FastSmtpSink.start({ journal: true });
  const product = await startProduct(sink.port);
  try {
    const { oldest } = await fill(product);
    const rows: Row[] = [];
    for (const [what, query, found] of [
      ['newest', {}, 50],
      ['of a channel with three', { channel: 'sms' }, 3],
      ['one old address', { q: 'Customer7@example.com' }, 25],
      ['an address that nobody has', { q: 'nobody@example.com' }, 0],
      ['an address that many begin with', { q: 'customer' }, 50],
      ['one old id', { q: oldest.slice(0, 13) }, 1],
      ['one old id of a vendor', { q: 'vendor-1234567' }, 0],
      ['one that was never tried', { q: 'untried@example.com' }, 1],
    ] as const) rows.push(await slowest(product.api, { what, query, found }));
    return rows;
  } finally {
    await product.process.dispose();
    await product.api.close();
    await sink.close();
  }
}

async function slowest(api: ApiClient, { what, query, found }: { what: string; query: Readonly<Record<string, string>>; found: number }): Promise<Row> {
  const times: number[] = [];
  for (let n = 0; n < warmUp + asked; n++) {
    const started = performance.now();
    const { status, body } = await api.get<{ items: unknown[] }>('/api/v1/messages', { query: { ...query } });
    if (n >= warmUp) times.push(performance.now() - started);
    if (status !== 200 || body.items.length !== found) throw new Error(`${what}: ${status} with ${body.items?.length} of ${found}`);
  }
  times.sort((a, b) => a - b);
  return { what: `messages among ${messages}: ${what}, by HTTP, slowest`, value: times.at(-1) ?? 0, unit: 'ms', ceiling: 100, note: `median ${(times[asked / 2] ?? 0).toFixed(0)} ms of ${asked}` };
}

/** Over 81 days and 40,000 customers; each has one call but the one that was never tried. */
async function fill({ process }: BenchProduct): Promise<{ oldest: string }> {
  let oldest = '';
  await inDatabase(process.dataDir, async (client) => {
    await client.query(`set synchronous_commit = off`);
    await client.query(`insert into dispatch.message (id, hub_id, idem, channel, lane, category, purpose, to_address, to_given, customer_id, status, status_rank, created_at, external_id, attempts, body)
      select md5(n::text)::uuid, 'main', 'bench|' || n, case when n % 400000 = 5 then 'sms' else 'email' end, 'bulk', 'custom', 'transactional',
        case n when 3 then 'untried@example.com' else 'Customer' || n % 40000 || '@example.com' end, n = 3, 'c' || n % 40000, 'sent', 20, now() - (${messages} - n) * interval '7 seconds', 'vendor-' || n, 1, 'Hello'
      from generate_series(1, ${messages}) n`);
    await client.query(`insert into dispatch.attempt (id, message_id, hub_id, number, provider, account_id, to_address, status, status_rank, external_id, started_at)
      select md5('a' || n)::uuid, md5(n::text)::uuid, 'main', 1, 'smtp', md5('account')::uuid, 'Customer' || n % 40000 || '@example.com', 'sent', 20, 'vendor-' || n, now() - (${messages} - n) * interval '7 seconds'
      from generate_series(1, ${messages}) n where n <> 3`);
    await client.query('vacuum analyze dispatch.message, dispatch.attempt');
    oldest = (await client.query<{ id: string }>(`select id from dispatch.message order by created_at limit 1`)).rows[0]?.id ?? '';
  });
  return { oldest };
}
