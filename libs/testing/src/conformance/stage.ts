import { randomUUID } from 'node:crypto';
import { defineMessage, defineTopic, type Envelope, type MessageDefinition, type Topic } from '@messaging/contracts';
import { z } from 'zod';
import { eventually } from '../eventually.js';
import type { BrokerRig, RigEvent, RigOutcome, RigService, RigSubscription, RigTx, RunningBroker } from './broker-under-test.js';

export const done: RigOutcome = { kind: 'done' };

/** A row that a handler left. */
export interface Effect {
  readonly event_id: string;
  readonly hub_id: string;
  readonly key: string;
  readonly n: number;
}

/** An event that waits or is parked. */
export interface Waiting {
  readonly id: number;
  readonly event_id: string;
  readonly state: 'retry' | 'parked';
  readonly attempts: number;
  readonly reason_code: string;
  readonly reason_detail: string;
}

type Decide = (event: Envelope, tx: RigTx) => RigOutcome | Promise<RigOutcome>;

/** One case's topic, consumers and records: everything has names of its own, so that cases cannot meet. */
export class Stage {
  readonly topic: Topic;
  readonly fact: MessageDefinition;
  /** The consumer under test, unless a case needs another. */
  readonly service: RigService = 'dispatch';

  constructor(readonly rig: BrokerRig) {
    this.topic = defineTopic({
      name: `conformance.${randomUUID()}.v1`, owner: 'webhooks', writers: ['webhooks', 'automations'], key: 'any', partitions: 4,
      retention: { days: 7 }, description: 'A topic of one case.',
    });
    this.fact = this.message('fact.happened', z.object({ n: z.int() }), { n: 1 });
  }

  message<Schema extends z.ZodType>(type: string, schema: Schema, example: z.input<Schema>): MessageDefinition {
    return defineMessage({ type, version: 1, topic: this.topic, schema, description: 'Something happened.', example });
  }

  /** Facts number `from` … `from + count - 1`, of one hub and key unless told. */
  facts(count: number, of: { from?: number; hubId?: string; key?: (n: number) => string } = {}): RigEvent[] {
    const { from = 1, hubId = 'hub-a', key = () => 'k' } = of;
    return Array.from({ length: count }, (_, index) => ({ message: this.fact, hubId, key: key(from + index), data: { n: from + index }, id: randomUUID() }));
  }

  publish(events: readonly RigEvent[], from: RigService = 'webhooks'): Promise<void> {
    return this.rig.publish(from, events);
  }

  /** A consumer that leaves one effect for each event it calls done. */
  consumer(decide: Decide = () => done, options: { name?: string; ordered?: boolean; messages?: readonly MessageDefinition[] } = {}): RigSubscription {
    const group = `${this.service}.${options.name ?? 'record'}.${this.topic.name}`;
    return {
      group, service: this.service, topic: this.topic, messages: options.messages ?? [this.fact], ordered: options.ordered ?? false,
      handle: async (events, tx) => {
        const outcomes: RigOutcome[] = [];
        for (const event of events) outcomes.push(await decide(event, tx));
        const finished = events.filter((_, index) => outcomes[index]?.kind === 'done');
        await tx.query(
          `insert into effect (consumer, event_id, hub_id, key, n)
           select $1, e, h, k, n from unnest($2::uuid[], $3::text[], $4::text[], $5::int[]) with ordinality as r (e, h, k, n, o) order by o`,
          [group, finished.map((e) => e.id), finished.map((e) => e.hubId), finished.map((e) => e.key), finished.map(numberOf)],
        );
        return outcomes;
      },
    };
  }

  /** The effects of a consumer, in the order they were made. */
  effects(name = 'record'): Promise<Effect[]> {
    return this.rig.query<Effect>(this.service, 'select event_id, hub_id, key, n from effect where consumer = $1 order by id', [`${this.service}.${name}.${this.topic.name}`]);
  }

  async numbers(name = 'record'): Promise<number[]> {
    return (await this.effects(name)).map((effect) => effect.n);
  }

  waiting(): Promise<Waiting[]> {
    return this.rig.query<Waiting>(this.service, 'select id, event_id, state, attempts, reason_code, reason_detail from parked_event where consumer like $1 order by id', [`%${this.topic.name}`]);
  }

  /** Waits until every group has taken on all there is. */
  async drained(broker: RunningBroker): Promise<void> {
    await eventually(async () => (await broker.lag()) === 0);
  }

  /** Waits until all there is was taken on, and answers the numbers of the effects. */
  async numbersAfter(broker: RunningBroker): Promise<number[]> {
    await this.drained(broker);
    return this.numbers();
  }

  /** Lets what waits for a later try come at once. */
  async hurry(): Promise<void> {
    await this.rig.query(this.service, `update parked_event set next_at = now() where state = 'retry' and consumer like $1`, [`%${this.topic.name}`]);
  }
}

export const numberOf = (event: Envelope): number => (event.data as { n: number }).n;

/** 1 … count. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** A door that opens once: for handlers that must be met in the middle of their work. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
