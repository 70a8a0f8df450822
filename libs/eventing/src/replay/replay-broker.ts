import type { Topic } from '@messaging/contracts';
import type { Broker, GroupLag } from '../broker/broker.js';
import type { BrokerTools, EmbeddedMember } from '../broker/embedded/embedded-broker.js';
import { ConsumerRunner } from '../consume/consumer-runner.js';
import type { Subscription } from '../consume/subscription.js';
import type { CompactedLog } from './compacted-log.js';

/** How many events of a topic were replayed, and to whom. */
export interface Replayed {
  readonly topic: Topic;
  readonly groups: readonly string[];
  readonly events: number;
}

/**
 * Replays every compacted topic to all groups of a service that follow it, bypassing the inbox, and ends. It may run while
 * the service runs: events carry their revision, and handlers keep whatever is newer. Positions and inboxes stay as they
 * are; an event that cannot be processed waits or is parked as usual.
 */
export class ReplayBroker implements Broker {
  readonly #subscriptions: Subscription[] = [];

  constructor(
    private readonly member: EmbeddedMember,
    private readonly tools: BrokerTools,
    private readonly options: { readonly log: CompactedLog; readonly onReplayed: (replayed: Replayed) => void },
  ) {}

  subscribe(subscription: Subscription): void {
    if (subscription.topic.retention === 'compacted') this.#subscriptions.push(subscription);
  }

  /** Resolves when everything has been processed. */
  async start(): Promise<void> {
    for (const topic of new Set(this.#subscriptions.map((subscription) => subscription.topic))) {
      const followers = this.#subscriptions.filter((subscription) => subscription.topic === topic);
      const runners = followers.map((subscription) => new ConsumerRunner({ ...subscription, isIdempotent: true }, this.member.database, { ...this.tools, outbox: this.member.outbox }));
      const events = await this.options.log.read(topic, async (batch) => {
        for (const runner of runners) await runner.run(batch, async () => undefined);
      });
      this.options.onReplayed({ topic, groups: followers.map(({ group }) => group), events });
    }
  }

  async stop(): Promise<void> {
    await this.options.log.close();
  }

  async lag(): Promise<readonly GroupLag[]> {
    return [];
  }

  isCaughtUp(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  whenCaughtUp(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  isProgressing(): boolean {
    return true;
  }

  isDeaf(): boolean {
    return false;
  }

  waitsFor(): undefined {
    return undefined;
  }
}
