import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import { eventually, type ApiClient } from '@messaging/testing';
import { cpuMs, descendants, MemorySampler } from './process-usage.js';
import type { BenchProduct } from './product.js';
import type { Row } from './table.js';
import { callbackOf, queueSms, startWithTwilio, type TwilioCallback } from './twilio.js';
import { VendorSink } from './vendor-sink.js';

/** Callbacks a second, and what Twilio tells of each SMS: so the product sends a quarter as many SMS a second beside them. */
const perSecond = 2000;
const statuses = ['queued', 'sending', 'sent', 'delivered'] as const;
const smsPerSecond = perSecond / statuses.length;
const tickMs = 10;
/** In its first two seconds V8 compiles what it needs: a hundredth of five minutes, and more of a shorter run than p99 leaves out. */
const warmUpMs = 5000;

/** Callbacks at a steady rate, whatever the product does, beside the sending that they tell of. */
export async function receiptsBesideSending(seconds: number): Promise<Row[]> {
  const sink = await VendorSink.start();
  const product = await startWithTwilio(sink);
  try {
    const count = seconds * smsPerSecond;
    const startAt = Date.now() + 5000 + count / 4;
    await queueSms(product.api, count, (n) => new Date(startAt + Math.floor((n * 1000) / smsPerSecond)));
    await eventually(async () => (await sink.journal()).count > 0, { timeoutMs: 600_000 });
    return await measured(product, sink, count);
  } finally {
    await product.process.dispose();
    await product.api.close();
    await sink.stop();
  }
}

async function measured({ process: { pid, baseUrl }, api }: BenchProduct, sink: VendorSink, count: number): Promise<Row[]> {
  const cpu = (): number => [pid, ...descendants(pid)].reduce((sum, each) => sum + cpuMs(each), 0);
  const cpuBefore = cpu();
  const memory = new MemorySampler(pid);
  const teller = new Teller(baseUrl, api);
  const started = performance.now();
  await teller.tell(sink, count);
  const { latencies, lags, answeredAt, told } = await teller.end();
  const lasted = (answeredAt - started) / 1000;
  const { peakMb } = memory.stop();
  const [early, late] = [lags.slice(0, lags.length / 3), lags.slice(-lags.length / 3)].map(mean);
  return [
    { what: 'callbacks answered beside sending', value: told / lasted, unit: 'call/s', floor: perSecond * 0.95, note: `${told} of ${count} SMS, ${statuses.length} each` },
    { what: 'callback posted → answered, p50', value: share(latencies, 0.5), unit: 'ms' },
    { what: 'callback posted → answered, p99', value: share(latencies, 0.99), unit: 'ms', ceiling: 100, note: `from the ${warmUpMs / 1000}th second on; slowest ${latencies.at(-1)?.toFixed(0)} ms` },
    { what: '`delivered` answered → its message is delivered, last third', value: late ?? NaN, unit: 'ms', ceiling: Math.max(1000, 1.5 * (early ?? 0)), note: `first third ${early?.toFixed(0)} ms; one in a second looked at` },
    { what: 'CPU per callback, a quarter of a sending included', value: ((cpu() - cpuBefore) * 1000) / told, unit: 'µs' },
    { what: 'memory of Node, peak', value: peakMb, unit: 'MB', ceiling: 450 },
  ];
}

/** Posts what a vendor tells, in ticks that wait for no answer. */
class Teller {
  readonly #pool: Pool;
  readonly #latencies: number[] = [];
  readonly #lags: Promise<number>[] = [];
  readonly #underWay = new Set<Promise<void>>();
  readonly #waiting: (TwilioCallback & { readonly to: string; readonly status: string })[] = [];
  #lookedAt = 0;
  #answeredAt = 0;
  #startedAt = 0;
  #count = 0;

  constructor(baseUrl: string, private readonly api: ApiClient) {
    this.#pool = new Pool(baseUrl, { connections: 256 }); // a vendor waits for no other answer before it tells the next
  }

  /** Everything that there is to tell of `count` SMS as they come to the sink. */
  async tell(sink: VendorSink, count: number): Promise<void> {
    const all = count * statuses.length;
    const startedAt = (this.#startedAt = performance.now());
    for (let seen = 0, told = 0; told < all; ) {
      const { bodies } = await sink.journal(seen);
      bodies.forEach((body, index) => this.#hear(body, seen + index));
      seen += bodies.length;
      const due = Math.min(all, Math.floor(((performance.now() - startedAt) / 1000) * perSecond)) - told;
      const now = this.#waiting.splice(0, due);
      for (const callback of now) this.#post(callback);
      told += now.length;
      await delay(tickMs);
    }
  }

  /** Waits for the answers and looks that are under way; latencies in order of size, and when the last answer came. */
  async end(): Promise<{ readonly latencies: readonly number[]; readonly lags: readonly number[]; readonly answeredAt: number; readonly told: number }> {
    await Promise.all(this.#underWay);
    const lags = await Promise.all(this.#lags);
    await this.#pool.close();
    return { latencies: this.#latencies.toSorted((a, b) => a - b), lags, answeredAt: this.#answeredAt, told: this.#count };
  }

  #hear(body: string, index: number): void {
    const to = new URLSearchParams(body).get('To') ?? '';
    for (const status of statuses) this.#waiting.push({ ...callbackOf(body, index, status), to, status });
  }

  #post(callback: TwilioCallback & { readonly to: string; readonly status: string }): void {
    const posting = this.#answered(callback).finally(() => this.#underWay.delete(posting));
    this.#underWay.add(posting);
  }

  async #answered({ path, headers, body, to, status }: TwilioCallback & { readonly to: string; readonly status: string }): Promise<void> {
    const started = performance.now();
    const answer = await this.#pool.request({ method: 'POST', path, headers, body });
    await answer.body.dump();
    if (answer.statusCode !== 200) throw new Error(`callback: ${answer.statusCode}`);
    this.#answeredAt = performance.now();
    this.#count += 1;
    if (started - this.#startedAt > warmUpMs) this.#latencies.push(this.#answeredAt - started);
    if (status !== 'delivered' || performance.now() - this.#lookedAt < 1000) return;
    this.#lookedAt = performance.now();
    this.#lags.push(this.#lagOf(to));
  }

  /** How long after the answer the message is what the callback said. The longer it lags, the less often it is looked at: looks must not be a load of their own. */
  async #lagOf(to: string): Promise<number> {
    const started = performance.now();
    const query = new URLSearchParams({ q: to, limit: '1' });
    for (;;) {
      const { body } = await this.api.get<{ items: { status: string }[] }>(`/api/v1/messages?${query.toString()}`);
      const waitedMs = performance.now() - started;
      if (body.items[0]?.status === 'delivered') return waitedMs;
      if (waitedMs > 300_000) throw new Error(`the message to ${to} is not delivered after five minutes`);
      await delay(Math.max(50, waitedMs / 5));
    }
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const share = (sorted: readonly number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
