import { z } from 'zod';
import type { BrokerCase } from './broker-under-test.js';
import { done, gate, upTo } from './stage.js';

/** Several processes of one service, of one release or of two. */
export const sharedWorkCases: readonly BrokerCase[] = [
  {
    name: 'loses and doubles nothing, and keeps the order of each key, when a second process joins inside a batch and the first one leaves',
    run: async (stage) => {
      const [entered, free] = [gate(), gate()];
      const key = (n: number): string => `k${n % 9}`;
      const first = await stage.rig.start([stage.consumer(async () => {
        entered.open();
        await free.opened;
        return done;
      })]);
      await stage.publish(stage.facts(45, { key }));
      await entered.opened;
      const second = await stage.rig.start([stage.consumer()]);
      await stage.publish(stage.facts(45, { from: 46, key }));
      free.open();
      await stage.publish(stage.facts(45, { from: 91, key }));
      await first.stop();
      await stage.publish(stage.facts(45, { from: 136, key }));
      await stage.drained(second);
      const effects = await stage.effects();
      expect(effects.map(({ n }) => n).sort((a, b) => a - b)).toEqual(upTo(180));
      for (let k = 0; k < 9; k++) expect(effects.filter((effect) => effect.key === `k${k}`).map(({ n }) => n)).toEqual(upTo(180).filter((n) => n % 9 === k));
    },
  },
  {
    name: 'takes on an event of a later release whose schema has more fields, and parks one whose fields mean something else',
    run: async (stage) => {
      const later = stage.message('fact.happened', z.looseObject({ n: z.unknown() }), { n: 1 });
      const broker = await stage.rig.start([stage.consumer()]);
      await stage.publish([
        { message: later, hubId: 'hub-a', key: 'k', data: { n: 1, mood: 'cheerful', nested: { since: 2030 } } },
        { message: later, hubId: 'hub-a', key: 'k', data: { n: { value: 2 } } },
        { message: later, hubId: 'hub-a', key: 'k', data: { n: 3 } },
      ]);
      expect(await stage.numbersAfter(broker)).toEqual([1, 3]);
      expect(await stage.waiting()).toMatchObject([{ state: 'parked', reason_code: 'EVENT.INVALID' }]);
    },
  },
];
