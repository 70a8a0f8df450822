import { randomUUID } from 'node:crypto';
import type { Message } from '@messaging/contracts';
import { eventually } from '@messaging/testing';
import type { Shop } from '../shop/shop.js';
import { readAll } from './judge.js';

/** Above the session of a killed member, the join of its successor and the lease of what it held. */
const arrivedWithinMs = 120_000;
const settled: readonly Message['status'][] = ['sent', 'delivered', 'unknown'];

/** Texts by SMS through the sandbox: what was ordered has to arrive, each once. */
export class SmsOrders {
  readonly #ids = new Set<string>();

  constructor(private readonly shop: Shop) {}

  /** Orders so many texts with one key, repeated until dispatch acknowledges. */
  async order(count: number): Promise<void> {
    const idempotencyKey = randomUUID();
    const messages = Array.from({ length: count }, (_, index) => ({ channel: 'sms', to: `+346${String(10_000_000 + this.#ids.size + index)}`, category: 'receipt', body: 'Thank you.' }));
    const { items } = await eventually(
      () => this.shop.ask<{ items: readonly { id: string }[] }>(202, this.shop.client.post('/api/v1/messages/batch', { messages }, { idempotencyKey })),
      { timeoutMs: arrivedWithinMs, everyMs: 200 },
    );
    for (const { id } of items) this.#ids.add(id);
  }

  /** Waits until each is sent; unknown are those whose call a kill cut. */
  async allArrived(): Promise<void> {
    await eventually(async () => {
      const messages = (await readAll<Message>(this.shop.client, '/api/v1/messages', { channel: 'sms' })).filter(({ id }) => this.#ids.has(id));
      const open = messages.filter(({ status }) => !settled.includes(status));
      if (messages.length < this.#ids.size || open.length > 0) throw new Error(`of ${this.#ids.size} texts ${messages.length} are known, and ${open.length} open: ${JSON.stringify(open[0])}`);
    }, { timeoutMs: arrivedWithinMs, everyMs: 500 });
  }
}
