import { z } from 'zod';
import { eventually } from '../eventually.js';
import type { BrokerCase } from './broker-under-test.js';
import { done, numberOf, upTo, type Stage } from './stage.js';

const later = (ms: number) => ({ kind: 'retryAt' as const, at: new Date(Date.now() + ms), reason: { code: 'TEST.LATER', detail: 'Not yet.' } });
const never = later(3_600_000);

async function untilParked(stage: Stage): Promise<void> {
  await eventually(async () => {
    await stage.hurry();
    const waiting = await stage.waiting();
    return waiting.length > 0 && waiting.every((row) => row.state === 'parked');
  });
}

/** Events that a consumer cannot finish now, or ever. */
export const failureCases: readonly BrokerCase[] = [
  {
    name: 'tries an event whose handler throws again, then parks it, and holds up nothing else',
    run: async (stage) => {
      let tries = 0;
      const broker = await stage.rig.start([stage.consumer((event) => {
        if (numberOf(event) !== 3) return done;
        tries++;
        throw new Error('no such thing as three');
      })]);
      await stage.publish(stage.facts(6));
      expect(await stage.numbersAfter(broker)).toEqual([1, 2, 4, 5, 6]);
      await untilParked(stage);
      expect(await stage.waiting()).toMatchObject([{ state: 'parked', reason_code: 'EVENT.HANDLER_FAILED', reason_detail: 'no such thing as three' }]);
      expect(tries).toBeGreaterThanOrEqual(3);
      expect(await stage.numbers()).toEqual([1, 2, 4, 5, 6]);
    },
  },
  {
    name: 'undoes what a handler wrote before it threw',
    run: async (stage) => {
      const broker = await stage.rig.start([stage.consumer(async (event, tx) => {
        if (numberOf(event) !== 2) return done;
        await tx.query(`insert into effect (consumer, event_id, hub_id, key, n) values ($1, $2, 'hub-a', 'k', -1)`, [`dispatch.record.${stage.topic.name}`, event.id]);
        throw new Error('too late');
      })]);
      await stage.publish(stage.facts(3));
      expect(await stage.numbersAfter(broker)).toEqual([1, 3]);
      await untilParked(stage);
      expect(await stage.numbers()).toEqual([1, 3]);
    },
  },
  {
    name: 'finishes an event whose handler throws twice and then recovers',
    run: async (stage) => {
      let throwsLeft = 2;
      const broker = await stage.rig.start([stage.consumer((event) => {
        if (numberOf(event) !== 2 || throwsLeft-- <= 0) return done;
        throw new Error('a bad moment');
      })]);
      await stage.publish(stage.facts(4));
      await stage.drained(broker);
      await eventually(async () => {
        await stage.hurry();
        expect((await stage.numbers()).sort()).toEqual(upTo(4));
      });
      expect(await stage.waiting()).toEqual([]);
    },
  },
  {
    name: 'parks an event that breaks its schema at once, naming the places',
    run: async (stage) => {
      const loose = stage.message('fact.happened', z.object({ n: z.unknown() }), { n: 1 });
      const broker = await stage.rig.start([stage.consumer()]);
      await stage.publish([{ message: loose, hubId: 'hub-a', key: 'k', data: { n: 'one' } }, ...stage.facts(2)]);
      expect(await stage.numbersAfter(broker)).toEqual([1, 2]);
      const [parked] = await stage.waiting();
      expect(parked).toMatchObject({ state: 'parked', reason_code: 'EVENT.INVALID' });
      expect(parked?.reason_detail).toContain('/n: ');
    },
  },
  {
    name: 'brings an event back at the moment its consumer asked for, not before',
    run: async (stage) => {
      let moment = 0;
      const early: number[] = [];
      const broker = await stage.rig.start([stage.consumer((event) => {
        if (numberOf(event) !== 1) return done;
        moment ||= Date.now() + 700;
        if (Date.now() >= moment) return done;
        early.push(Date.now());
        return { ...never, at: new Date(moment) };
      })]);
      await stage.publish(stage.facts(2));
      expect(await stage.numbersAfter(broker)).toEqual([2]);
      await eventually(async () => expect(await stage.numbers()).toEqual([2, 1]));
      expect(Date.now()).toBeGreaterThanOrEqual(moment);
      expect(early).toHaveLength(1);
      expect(await stage.waiting()).toEqual([]);
    },
  },
  {
    name: 'keeps later events of a key behind one that waits when the consumer is ordered; other keys and hubs flow',
    run: async (stage) => {
      let isReady = false;
      const broker = await stage.rig.start([stage.consumer((event) => (numberOf(event) === 1 && !isReady ? never : done), { ordered: true })]);
      await stage.publish([...stage.facts(3), ...stage.facts(1, { from: 4, key: () => 'other' }), ...stage.facts(1, { from: 5, hubId: 'hub-b' })]);
      await stage.drained(broker);
      await stage.publish(stage.facts(1, { from: 6 }));
      // Between keys nothing is promised.
      const ofKey = (numbers: readonly number[]): number[] => numbers.filter((n) => n !== 4 && n !== 5);
      expect((await stage.numbersAfter(broker)).sort()).toEqual([4, 5]);
      isReady = true;
      await stage.hurry();
      await eventually(async () => expect(ofKey(await stage.numbers())).toEqual([1, 2, 3, 6]));
      await stage.publish(stage.facts(1, { from: 7 }));
      expect(ofKey(await stage.numbersAfter(broker))).toEqual([1, 2, 3, 6, 7]);
    },
  },
  {
    name: 'lets later events of a key overtake one that waits when the consumer is not ordered',
    run: async (stage) => {
      const broker = await stage.rig.start([stage.consumer((event) => (numberOf(event) === 1 ? never : done))]);
      await stage.publish(stage.facts(3));
      expect(await stage.numbersAfter(broker)).toEqual([2, 3]);
    },
  },
  {
    name: 'holds up nothing behind a parked event, not even for an ordered consumer',
    run: async (stage) => {
      const broker = await stage.rig.start([stage.consumer((event) => (numberOf(event) === 1 ? { ...never, kind: 'park' } : done), { ordered: true })]);
      await stage.publish(stage.facts(2));
      await stage.drained(broker);
      await stage.publish(stage.facts(1, { from: 3 }));
      expect(await stage.numbersAfter(broker)).toEqual([2, 3]);
    },
  },
  {
    name: 'replays a parked event on demand, drops another, and leaves those of other hubs alone',
    run: async (stage) => {
      let isRepaired = false;
      const broker = await stage.rig.start([stage.consumer((event) => (numberOf(event) > 2 || isRepaired ? done : { ...never, kind: 'park' }))]);
      await stage.publish(stage.facts(3));
      await stage.drained(broker);
      const [one, two] = await stage.waiting();
      isRepaired = true;
      expect(await stage.rig.replayParked(stage.service, 'hub-b', one?.id ?? 0)).toBe(false);
      expect(await stage.rig.dropParked(stage.service, 'hub-b', two?.id ?? 0)).toBe(false);
      expect(await stage.rig.replayParked(stage.service, 'hub-a', one?.id ?? 0)).toBe(true);
      expect(await stage.rig.dropParked(stage.service, 'hub-a', two?.id ?? 0)).toBe(true);
      await eventually(async () => expect(await stage.waiting()).toEqual([]));
      expect(await stage.numbers()).toEqual([3, 1]);
    },
  },
];
