import { setTimeout as delay } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { EventsAccepted, Message } from '@messaging/contracts';
import { erpEvent, type ApiAnswer, type ApiClient, type ErpEvent } from '@messaging/testing';

/** Something the product said yes to: from then on it owes this address one mail. */
export interface Acknowledged {
  readonly address: string;
  readonly customerId?: string;
  /** Id of the message, where the answer tells it. */
  readonly messageId?: string;
}

/** One request, always sent with the same key and body until it is answered. */
interface Order {
  readonly send: () => Promise<ApiAnswer<unknown>>;
  /** What a 202 acknowledges; throws when it does not say what was asked. */
  readonly read: (body: unknown) => readonly Acknowledged[];
}

export interface LoadOptions {
  /** Distinguishes the addresses of this load from all others. */
  readonly name: string;
  /** Requests under way at once. */
  readonly lanes?: number;
  /** Pause of a lane between two requests; three mails a request on average. */
  readonly pauseMs?: number;
  /** A second way in for events, e.g. straight onto Kafka: every second request of events takes it. Resolves when they are acknowledged. */
  readonly publish?: (events: readonly ErpEvent[]) => Promise<void>;
  /** What to add when nothing is acknowledged any more, e.g. the product's last lines. */
  readonly explain?: () => string;
}

/** A client that waits longer has given the answer up, and asks again. */
const answerWithinMs = 4000;
/** Longer than any recovery: after it the product is broken, not busy. */
const acknowledgedWithinMs = 90_000;
/** Bounds a load that nobody stops. */
const ordersMax = 20_000;
const retryAfterMs = 150;

/**
 * An ERP under way: events, single messages and batches, each repeated with the same key until acknowledged, as a
 * real one does over a product that dies under it. `acknowledged` is what the product is held to.
 */
export class ErpLoad {
  readonly name: string;
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that a correct product never gives to these requests. */
  readonly refusals: string[] = [];
  /** Requests that had to be repeated. */
  repeated = 0;
  readonly #lanes: Promise<void>[] = [];
  #stopping = false;
  #abandoned = false;
  #orders = 0;

  constructor(
    private readonly client: ApiClient,
    private readonly options: LoadOptions,
  ) {
    this.name = options.name;
  }

  start(): void {
    for (let lane = 0; lane < (this.options.lanes ?? 4); lane++) this.#lanes.push(this.#run());
  }

  /** Begins nothing new, and waits until everything begun is acknowledged. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#lanes);
  }

  /** Ends at once, owed or not: the test is over. */
  abandon(): void {
    this.#stopping = true;
    this.#abandoned = true;
  }

  /** Waits until so many more were acknowledged: the product takes things on. */
  async grown(count: number, withinMs = 90_000): Promise<void> {
    const wanted = this.acknowledged.length + count;
    const end = Date.now() + withinMs;
    while (this.acknowledged.length < wanted) {
      if (Date.now() > end) throw new Error(`${this.options.name}: nothing is acknowledged any more\n${[...this.refusals.slice(-3), this.options.explain?.()].join('\n')}`);
      await delay(20);
    }
  }

  async #run(): Promise<void> {
    while (!this.#stopping && this.#orders < ordersMax) {
      await this.#untilAcknowledged(this.#nextOrder());
      await delay(this.options.pauseMs ?? 120);
    }
  }

  async #untilAcknowledged({ send, read }: Order): Promise<void> {
    const end = Date.now() + acknowledgedWithinMs;
    while (Date.now() < end && !this.#abandoned) {
      const answer = await Promise.race([send().catch(() => undefined), delay(answerWithinMs, undefined, { ref: false })]);
      if (answer?.status === 202) {
        this.acknowledged.push(...read(answer.body));
        return;
      }
      const isFinal = answer !== undefined && answer.status < 500 && answer.status !== 429;
      if (isFinal) {
        this.refusals.push(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
        return;
      }
      this.repeated += 1;
      await delay(retryAfterMs);
    }
    if (!this.#abandoned) this.refusals.push(`not acknowledged within ${acknowledgedWithinMs} ms`);
  }

  #nextOrder(): Order {
    const number = this.#orders++;
    const prefix = `${this.options.name}-${number}`;
    if (number % 3 === 0) return this.#events([0, 1, 2].map((index) => `${prefix}-e${index}`), number % 2 === 0 ? this.options.publish : undefined);
    if (number % 3 === 1) return this.#message(`${prefix}-m`);
    return this.#batch([0, 1, 2, 3, 4].map((index) => `${prefix}-b${index}`));
  }

  /** New customers, whom the welcome automation greets. */
  #events(customers: readonly string[], publish: LoadOptions['publish']): Order {
    const events = customers.map((customerId) =>
      erpEvent('customer.created', { customerId, customer: { id: customerId, firstName: 'Ada', email: addressOf(customerId) } }),
    );
    const acknowledged = customers.map((customerId) => ({ address: addressOf(customerId), customerId }));
    if (publish) return { send: async () => ({ status: 202, headers: new Headers(), body: await publish(events) }), read: () => acknowledged };
    const headers = { 'content-type': 'application/cloudevents-batch+json' };
    return {
      send: () => this.client.post('/api/v1/events', JSON.stringify(events), { headers }),
      read: (body) => {
        const { accepted, duplicates, rejected } = body as EventsAccepted;
        if (accepted + duplicates !== events.length) this.refusals.push(`of ${events.length} events: ${JSON.stringify(rejected)}`);
        return acknowledged;
      },
    };
  }

  #message(name: string): Order {
    const idempotencyKey = randomUUID();
    return {
      send: () => this.client.post('/api/v1/messages', ownText(name), { idempotencyKey }),
      read: (body) => [{ address: addressOf(name), messageId: (body as Message).id }],
    };
  }

  #batch(names: readonly string[]): Order {
    const idempotencyKey = randomUUID();
    return {
      send: () => this.client.post('/api/v1/messages/batch', { messages: names.map(ownText) }, { idempotencyKey }),
      read: (body) => {
        const { items } = body as { items: readonly { index: number; id?: string; problem?: unknown }[] };
        return names.flatMap((name, index) => {
          const item = items.find((one) => one.index === index);
          if (item?.id !== undefined) return [{ address: addressOf(name), messageId: item.id }];
          this.refusals.push(`batch item ${index}: ${JSON.stringify(item)}`);
          return [];
        });
      },
    };
  }
}

const addressOf = (name: string): string => `${name}@example.com`;
const ownText = (name: string) => ({ channel: 'email', to: addressOf(name), category: 'receipt', subject: `For ${name}`, body: `This is for ${name}.` });
