import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { eventually } from '../eventually.js';
import type { BrokerCase } from './broker-under-test.js';
import { done, gate, numberOf, upTo } from './stage.js';

/** What arrives, how often and in which order. */
export const deliveryCases: readonly BrokerCase[] = [
  {
    name: 'delivers every committed event of every writer once, with one effect',
    run: async (stage) => {
      const broker = await stage.rig.start([stage.consumer()]);
      await stage.publish(stage.facts(30), 'webhooks');
      await stage.publish(stage.facts(30, { from: 31 }), 'automations');
      expect((await stage.numbersAfter(broker)).sort((a, b) => a - b)).toEqual(upTo(60));
    },
  },
  {
    name: 'never says that a group has caught up while it has not',
    run: async (stage) => {
      const hold = gate();
      const consumer = stage.consumer(async () => hold.opened.then(() => done));
      const broker = await stage.rig.start([consumer]);
      await stage.publish(stage.facts(1));
      expect(await broker.isCaughtUp(consumer.group)).not.toBe(true);
      hold.open();
      await stage.drained(broker);
      await eventually(async () => expect(await broker.isCaughtUp(consumer.group)).not.toBe(false));
    },
  },
  {
    name: 'lets somebody wait for what was there, and not for what came since',
    run: async (stage) => {
      const hold = gate();
      const consumer = stage.consumer(async (event) => (numberOf(event) === 1 ? done : hold.opened.then(() => done)));
      const broker = await stage.rig.start([consumer]);
      await stage.publish(stage.facts(1));
      expect(await broker.whenCaughtUp(consumer.group, 20_000)).toBe(true);
      await stage.publish(stage.facts(1, { from: 2 }));
      expect(await broker.whenCaughtUp(consumer.group, 50)).toBe(false);
      const waited = broker.whenCaughtUp(consumer.group, 20_000);
      hold.open();
      expect(await waited).toBe(true);
      await stage.drained(broker);
    },
  },
  {
    name: 'never delivers an event of a transaction that was rolled back',
    run: async (stage) => {
      const broker = await stage.rig.start([stage.consumer()]);
      await (await stage.rig.beginPublishing('webhooks', stage.facts(3))).rollback();
      await stage.publish(stage.facts(1, { from: 4 }));
      expect(await stage.numbersAfter(broker)).toEqual([4]);
    },
  },
  {
    name: 'keeps the order of each key',
    run: async (stage) => {
      const broker = await stage.rig.start([stage.consumer()]);
      for (let from = 1; from <= 200; from += 20) await stage.publish(stage.facts(20, { from, key: (n) => `k${n % 7}` }));
      await stage.drained(broker);
      const effects = await stage.effects();
      for (let k = 0; k < 7; k++) expect(effects.filter((e) => e.key === `k${k}`).map((e) => e.n)).toEqual(upTo(200).filter((n) => n % 7 === k));
    },
  },
  {
    name: 'gives an event that was published twice under one id one effect',
    run: async (stage) => {
      const broker = await stage.rig.start([stage.consumer()]);
      const facts = stage.facts(5);
      await stage.publish([...facts, ...facts]);
      await stage.drained(broker);
      await stage.publish(facts);
      expect(await stage.numbersAfter(broker)).toEqual(upTo(5));
    },
  },
  {
    name: 'gives each event of one commit its own id, hub, key and place, however many and large they are',
    run: async (stage) => {
      const broker = await stage.rig.start([stage.consumer()]);
      const long = stage.message('fact.happened', z.object({ n: z.int(), text: z.string() }), { n: 1, text: '' });
      const facts = upTo(450).flatMap((n) => stage.facts(1, { from: n, hubId: `hub-${n % 2}`, key: () => `k"${n % 5}` }))
        .map((fact, index) => (index % 100 === 50 ? { ...fact, message: long, data: { n: index + 1, text: '"\\ñ'.repeat(4000) } } : fact));
      await stage.publish(facts);
      await stage.drained(broker);
      const effects = (await stage.effects()).map(({ event_id, hub_id, key, n }) => [event_id, hub_id, key, n]);
      expect([...effects].sort((a, b) => Number(a[3]) - Number(b[3]))).toEqual(facts.map(({ id, hubId, key }, index) => [id, hubId, key, index + 1]));
      for (let k = 0; k < 5; k++) for (const hub of ['hub-0', 'hub-1']) {
        const ofKey = effects.filter(([, hubId, key]) => hubId === hub && key === `k"${k}`).map(([, , , n]) => Number(n));
        expect(ofKey).toEqual([...ofKey].sort((a, b) => a - b));
      }
    },
  },
  {
    name: 'lets a type that the consumer does not know pass by',
    run: async (stage) => {
      const strange = stage.message('fact.nobody_knows', z.object({}), {});
      const broker = await stage.rig.start([stage.consumer()]);
      await stage.publish([{ message: strange, hubId: 'hub-a', key: 'k', data: {} }, ...stage.facts(1)]);
      expect(await stage.numbersAfter(broker)).toEqual([1]);
      expect(await stage.waiting()).toEqual([]);
    },
  },
  {
    name: 'gives each of two groups everything, whatever the other does',
    run: async (stage) => {
      const parks = stage.consumer(() => ({ kind: 'park', reason: { code: 'TEST.NO', detail: 'Never.' } }), { name: 'parks' });
      const broker = await stage.rig.start([stage.consumer(() => done, { name: 'first' }), parks, stage.consumer(() => done, { name: 'second' })]);
      await stage.publish(stage.facts(20));
      await stage.drained(broker);
      expect(await stage.numbers('first')).toEqual(upTo(20));
      expect(await stage.numbers('second')).toEqual(upTo(20));
      expect(await stage.numbers('parks')).toEqual([]);
      expect(await stage.waiting()).toHaveLength(20);
    },
  },
  {
    name: 'keeps two hubs with equal keys apart in one batch',
    run: async (stage) => {
      await stage.publish([...stage.facts(10, { hubId: 'hub-a' }), ...stage.facts(10, { hubId: 'hub-b', from: 11 })]);
      const broker = await stage.rig.start([stage.consumer()]);
      await stage.drained(broker);
      expect((await stage.effects()).map((e) => `${e.hub_id} ${e.key} ${e.n}`)).toEqual(upTo(20).map((n) => `${n <= 10 ? 'hub-a' : 'hub-b'} k ${n}`));
    },
  },
  {
    name: 'loses nothing behind a slow handler',
    run: async (stage) => {
      const [entered, free] = [gate(), gate()];
      const broker = await stage.rig.start([stage.consumer(async () => {
        entered.open();
        await free.opened;
        return done;
      })]);
      await stage.publish(stage.facts(1));
      await entered.opened;
      for (let from = 2; from <= 40; from++) await stage.publish(stage.facts(1, { from }));
      free.open();
      expect(await stage.numbersAfter(broker)).toEqual(upTo(40));
    },
  },
  {
    name: 'finishes the batch in hand when it is stopped, and goes on from there after the next start',
    run: async (stage) => {
      const [entered, free] = [gate(), gate()];
      const first = await stage.rig.start([stage.consumer(async () => {
        entered.open();
        await free.opened;
        return done;
      })]);
      await stage.publish(stage.facts(10));
      await entered.opened;
      const stopped = first.stop();
      await stage.publish(stage.facts(10, { from: 11 }));
      free.open();
      await stopped;
      const half = await stage.numbers();
      expect(half.length).toBeGreaterThan(0);
      const second = await stage.rig.start([stage.consumer()]);
      expect(await stage.numbersAfter(second)).toEqual(upTo(20));
    },
  },
  {
    name: 'drains a backlog of 5,000 in order',
    run: async (stage) => {
      for (let from = 1; from <= 5000; from += 1000) await stage.publish(stage.facts(1000, { from }));
      const broker = await stage.rig.start([stage.consumer()]);
      expect(await stage.numbersAfter(broker)).toEqual(upTo(5000));
    },
  },
  {
    name: 'delivers what was committed before anybody subscribed',
    run: async (stage) => {
      await stage.publish(stage.facts(3));
      const first = await stage.rig.start([stage.consumer(() => done, { name: 'early' })]);
      await stage.drained(first);
      await first.stop();
      const second = await stage.rig.start([stage.consumer(() => done, { name: 'early' }), stage.consumer(() => done, { name: 'late' })]);
      await stage.publish([{ message: stage.fact, hubId: 'hub-a', key: 'k', data: { n: 4 }, id: randomUUID() }]);
      for (const name of ['late', 'early']) await eventually(async () => expect(await stage.numbers(name)).toEqual(upTo(4)));
      await second.stop();
    },
  },
];
