import { describeBrokerConformance, expectCaughtBy, oneServerCases } from '@messaging/testing/conformance';
import type { Envelope } from '@messaging/contracts';
import { ConsumerRunner, type WithEffect } from '../../consume/consumer-runner.js';
import type { ReadTopic, PositionedEnvelope } from '../../outbox/outbox.sql.js';
import { readTopic } from '../../outbox/outbox.sql.js';
import type { Subscription } from '../../consume/subscription.js';
import type { Database } from '@messaging/persistence';
import { brokerRigs } from '../../../test/broker-rig.js';
import { WithoutInbox } from '../../../test/mutants.js';
import { EmbeddedBroker, type BrokerTools, type EmbeddedMember } from './embedded-broker.js';

let rigs: Awaited<ReturnType<typeof brokerRigs>>;
beforeAll(async () => {
  rigs = await brokerRigs();
});
afterAll(() => rigs.close());

describeBrokerConformance('the embedded broker', () => rigs.open((members, tools) => new EmbeddedBroker(members, tools))(), oneServerCases);

/** Moves on first and does the work afterwards. */
class CursorFirst extends ConsumerRunner {
  constructor(subscription: Subscription, private readonly own: Database, tools: BrokerTools) {
    super(subscription, own, tools);
  }

  override async run(events: readonly Envelope[], withEffect: WithEffect, isFirstTime = false): Promise<void> {
    await this.own.transaction(withEffect);
    await super.run(events, async () => undefined, isFirstTime);
  }
}

function brokerWith(runner: (subscription: Subscription, own: Database, tools: BrokerTools) => ConsumerRunner): typeof EmbeddedBroker {
  return class extends EmbeddedBroker {
    constructor(private readonly all: readonly EmbeddedMember[], private readonly given: BrokerTools) {
      super(all, given);
    }

    protected override runner(subscription: Subscription): ConsumerRunner {
      const own = this.all.find(({ database }) => database.schema === subscription.service)?.database;
      if (!own) throw new Error(`no database for ${subscription.service}`);
      return runner(subscription, own, this.given);
    }
  };
}

/** Follows ids, which are taken at insert, where the log has positions, which are given after commit. */
class FollowsIds extends EmbeddedBroker {
  protected override readonly read: ReadTopic = async (source, { topic, afterPos, limit }): Promise<PositionedEnvelope[]> => {
    const rows = await source.query<{ id: number; pos: number }>(
      'select id, pos from outbox where topic = $1 and pos is not null and id > $2 order by id limit $3', [topic, afterPos, limit]);
    const envelopes = new Map((await readTopic(source, { topic, afterPos: 0, limit: 1_000_000 })).map((e) => [e.pos, e.envelope]));
    return rows.flatMap(({ id, pos }) => {
      const envelope = envelopes.get(pos);
      return envelope ? [{ pos: id, envelope }] : [];
    });
  };
}

describe('the conformance suite catches', () => {
  const mutant = (make: typeof EmbeddedBroker) => rigs.open((members, tools) => new make(members, tools));

  it('a broker without an inbox', async () => {
    const make = brokerWith((subscription, own, tools) => new WithoutInbox(subscription, own, tools));
    await expectCaughtBy('gives an event that was published twice under one id one effect', mutant(make), /deep equality/);
  });

  it('a broker that moves its cursor before the effect', async () => {
    const make = brokerWith((subscription, own, tools) => new CursorFirst(subscription, own, tools));
    await expectCaughtBy('loses nothing and doubles nothing after a crash at consumer.beforeEffect', mutant(make), /deep equality/);
  });

  it('a broker that follows ids instead of positions', async () => {
    await expectCaughtBy('does not lose a transaction that commits after later ones', mutant(FollowsIds), /deep equality/);
  });
});
