import { Pool } from 'undici';
import { eventually } from '@messaging/testing';
import { bareCalls } from './bare-calls.js';
import type { BenchProduct } from './product.js';
import type { Row } from './table.js';
import { callbackOf, connections, queueSms, startWithTwilio } from './twilio.js';
import { VendorSink, type SinkJournal } from './vendor-sink.js';

const latencyMs = 50;

/** SMS in Twilio's wire format beside bare loops, then a receipt for each of them, one a request. */
export async function queuedSms(count: number): Promise<Row[]> {
  const [axiosRate, undiciRate] = [await bare('axios', count), await bare('undici', count)];
  const { rate, receipts } = await throughProduct(count, 0);
  const slow = Math.min(count, 10_000);
  const leanRate = await bare('undici', slow, latencyMs);
  const { rate: slowRate } = await throughProduct(slow, latencyMs);
  return [
    { what: 'bare axios loop', value: axiosRate, unit: 'call/s', note: `${connections} connections` },
    { what: 'bare undici loop', value: undiciRate, unit: 'call/s' },
    { what: 'SMS sent in Twilio’s form, ledger on', value: rate, unit: 'msg/s', note: `each of ${count} recipients exactly once` },
    { what: 'SMS ÷ bare axios loop', value: rate / axiosRate, unit: '×', floor: 2.5 },
    { what: 'receipts verified and stored', value: receipts, unit: 'call/s', note: 'one a request, signed by Twilio’s scheme' },
    { what: 'receipts ÷ bare undici loop', value: receipts / undiciRate, unit: '×', floor: 0.25 },
    { what: `SMS ÷ bare undici loop, ${latencyMs} ms provider latency`, value: slowRate / leanRate, unit: '×', floor: 0.9, note: `${slowRate.toFixed(0)} of ${leanRate.toFixed(0)} a second` },
  ];
}

async function bare(client: 'axios' | 'undici', count: number, delayMs = 0): Promise<number> {
  const sink = await VendorSink.start(delayMs);
  try {
    return await bareCalls({ client, port: sink.port, count, connections });
  } finally {
    await sink.stop();
  }
}

async function throughProduct(count: number, delayMs: number): Promise<{ rate: number; receipts: number }> {
  const sink = await VendorSink.start(delayMs);
  const product = await startWithTwilio(sink);
  try {
    const dueAt = new Date(Date.now() + 5000 + count / 4); // all at one moment, when the last one has been accepted
    await queueSms(product.api, count, () => dueAt);
    await drained(sink, count);
    const journal = await sink.journal(0);
    const distinct = new Set(journal.bodies.map((body) => new URLSearchParams(body).get('To'))).size;
    if (distinct !== count || journal.count !== count) throw new Error(`${journal.count} calls for ${distinct} recipients, expected ${count} each once`);
    const rate = count / ((journal.lastAt - journal.firstAt) / 1000);
    return { rate, receipts: delayMs > 0 ? 0 : await tellReceipts(product, journal) };
  } finally {
    await product.process.dispose();
    await product.api.close();
    await sink.stop();
  }
}

/** Looks at how many there are, and at nothing else: with each look at all bodies the sink copied 7 MB beside what is measured. */
const drained = (sink: VendorSink, count: number): Promise<unknown> =>
  eventually(async () => (await sink.journal()).count >= count, { timeoutMs: 600_000, everyMs: 1000 });

/** A signed `delivered` for every message that was taken, as many at once as a bare loop makes; all of them arrive. */
async function tellReceipts({ process: { baseUrl }, api }: BenchProduct, journal: SinkJournal): Promise<number> {
  const calls = journal.bodies.map((body, index) => callbackOf(body, index, 'delivered'));
  const pool = new Pool(baseUrl, { connections });
  let next = 0;
  const caller = async (): Promise<void> => {
    for (let call = calls[next++]; call; call = calls[next++]) {
      const answer = await pool.request({ method: 'POST', path: call.path, headers: call.headers, body: call.body });
      await answer.body.dump();
      if (answer.statusCode !== 200) throw new Error(`receipt: ${answer.statusCode}`);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, caller));
  const perSecond = calls.length / ((performance.now() - started) / 1000);
  await pool.close();
  await eventually(async () => expectNone(await api.get<{ items: unknown[] }>('/api/v1/messages?channel=sms&status=sent&limit=1')), { timeoutMs: 300_000, everyMs: 500 });
  return perSecond;
}

const expectNone = ({ body }: { body: { items: unknown[] } }): boolean => body.items.length === 0;
