import { randomUUID } from 'node:crypto';
import type { Envelope } from '@messaging/contracts';
import { eventually, testKafka } from '@messaging/testing';
import { clusterCases, describeBrokerConformance, expectCaughtBy, runBrokerCase, upTo, type BrokerCase } from '@messaging/testing/conformance';
import { brokerRigs, type MakeBroker } from '../../../test/broker-rig.js';
import { WithoutInbox } from '../../../test/mutants.js';
import { withPartialSends } from '../../../test/partial-sends.js';
import { severableSockets } from '../../../test/severable-sockets.js';
import type { ConsumerRunner } from '../../consume/consumer-runner.js';
import type { Subscription } from '../../consume/subscription.js';
import type { Portion } from './gather-batches.js';
import { GroupConsumer } from './group-consumer.js';
import { KafkaBroker } from './kafka-broker.js';
import type { EachBatchPayload, Kafka } from './kafkajs-library.js';

const brokers = await testKafka();
const topicPrefix = `conformance-${randomUUID()}.`;
let rigs: Awaited<ReturnType<typeof brokerRigs>>;

/** The shortest session that a broker grants: a crashed member holds its partitions for so long. */
const times = { sessionTimeoutMs: 6000, heartbeatMs: 500 };

const made = (broker: typeof KafkaBroker): MakeBroker => (members, tools, onCrash) => {
  const { factory, cut } = severableSockets();
  onCrash(cut);
  return new broker(members, tools, {
    connection: { brokers, clientId: 'conformance', socketFactory: factory }, topicPrefix, topics: 'apply', declared: [], times, onStuck: () => undefined,
  });
};

let partialSends = 0;
/** Meets what a leader that moves does to a send. */
class MovingLeaders extends KafkaBroker {
  protected override client() {
    return withPartialSends(super.client(), () => partialSends++);
  }
}

const sendsAgain: BrokerCase = {
  name: 'sends again what no acknowledgement covers',
  run: async (stage) => {
    partialSends = 0;
    const broker = await stage.rig.start([stage.consumer()]);
    for (let from = 1; from <= 100; from += 20) await stage.publish(stage.facts(20, { from, key: (n) => `k${n % 9}` }));
    expect([...(await stage.numbersAfter(broker))].sort((a, b) => a - b)).toEqual(upTo(100));
    expect(partialSends).toBeGreaterThan(0);
  },
};

const tellsOfDeafness: BrokerCase = {
  name: 'says whether what forbids sending would be heard',
  run: async (stage) => {
    const forbids = { ...stage.consumer(), mayForbid: true };
    const running = await stage.rig.start([forbids]);
    const [broker] = deafened;
    if (!broker) throw new Error('no broker was made');
    expect(broker.isDeaf()).toBe(true);
    await eventually(() => !broker.isDeaf(), { timeoutMs: 60_000 });
    const cutAt = Date.now();
    sockets.cut();
    await eventually(() => broker.isDeaf(), { timeoutMs: 10_000, everyMs: 10 });
    expect(Date.now() - cutAt).toBeLessThan(1500); // a second, and what a loaded machine adds
    await stage.publish(stage.facts(3));
    sockets.mend();
    await eventually(() => !broker.isDeaf(), { timeoutMs: 60_000, everyMs: 10 });
    expect(await stage.numbers()).toEqual(upTo(3));
    expect(await running.lag()).toBe(0);
  },
};

let refusals = 0;
/** Its first offsets do not arrive: the connection is lost in that moment, and is there again in the next. */
class CutWhileTelling extends GroupConsumer {
  protected override async tell(payload: EachBatchPayload): Promise<void> {
    if (refusals++ === 0) throw new Error('Closed connection');
    await super.tell(payload);
  }
}
class Cut extends KafkaBroker {
  protected override consumer(runner: ConsumerRunner, kafka: InstanceType<typeof Kafka>): GroupConsumer {
    return new CutWhileTelling(runner, kafka, this.groupOptions);
  }
}

const tellsAgain: BrokerCase = {
  name: 'tells offsets that did not arrive, although nothing more is said',
  run: async (stage) => {
    refusals = 0;
    const broker = await stage.rig.start([stage.consumer()]);
    await stage.publish(stage.facts(3));
    expect([...(await stage.numbersAfter(broker))].sort((a, b) => a - b)).toEqual(upTo(3));
    expect(refusals).toBeGreaterThan(1);
  },
};

const sockets = severableSockets();
const deafened: KafkaBroker[] = [];
const cutOff: MakeBroker = (members, tools) => {
  deafened.unshift(new KafkaBroker(members, tools, {
    connection: { brokers, clientId: 'deaf', socketFactory: sockets.factory }, topicPrefix, topics: 'apply', declared: [], times, onStuck: () => undefined,
  }));
  return deafened[0] as KafkaBroker;
};

(brokers.length > 0 ? describe : describe.skip)('on Kafka', () => {
  beforeAll(async () => {
    rigs = await brokerRigs();
  });
  afterAll(() => rigs.close());

  describeBrokerConformance('the Kafka broker', () => rigs.open(made(KafkaBroker))(), clusterCases);

  it('sends again what no acknowledgement covers', () => runBrokerCase(sendsAgain, rigs.open(made(MovingLeaders))));

  it('tells offsets that did not arrive, although nothing more is said', () => runBrokerCase(tellsAgain, rigs.open(made(Cut))));

  it('says whether what forbids sending would be heard', () => runBrokerCase(tellsOfDeafness, rigs.open(cutOff)));

  describe('the conformance suite catches', () => {
    it('a relay that believes every answer', async () => {
      class Believes extends MovingLeaders {
        protected override readonly unacknowledged = (): readonly string[] => [];
      }
      await expectCaughtBy(sendsAgain, rigs.open(made(Believes)), /deep equality/);
    });

    it('a broker without an inbox', async () => {
      class Forgets extends KafkaBroker {
        protected override runner(subscription: Subscription): ConsumerRunner {
          return new WithoutInbox(subscription, this.database(subscription.service), this.tools);
        }
      }
      await expectCaughtBy('gives an event that was published twice under one id one effect', rigs.open(made(Forgets)), /deep equality/);
    });

    it('a consumer that commits offsets before effects', async () => {
      class OffsetsFirst extends GroupConsumer {
        protected override async take(events: readonly Envelope[], portions: readonly Portion[]): Promise<void> {
          await this.offsets(portions);
          await this.effects(events);
        }
      }
      class Hasty extends KafkaBroker {
        protected override consumer(runner: ConsumerRunner, kafka: InstanceType<typeof Kafka>): GroupConsumer {
          return new OffsetsFirst(runner, kafka, this.groupOptions);
        }
      }
      await expectCaughtBy('loses nothing and doubles nothing after a crash at consumer.beforeEffect', rigs.open(made(Hasty)), /deep equality/);
    });
  });
});
