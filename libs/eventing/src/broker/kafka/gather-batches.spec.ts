import type { Envelope } from '@messaging/contracts';
import { BatchGatherer } from './gather-batches.js';

const events = (count: number, name: string): Envelope[] =>
  Array.from({ length: count }, (_, n) => ({ id: `${name}${n}`, type: 't', source: '/s', time: new Date(0), hubId: 'h', key: name, topic: 'x', headers: {}, data: {} }));

describe('portions of several partitions', () => {
  it('are taken on together, each whole and in its order, and acknowledged by the taker', async () => {
    const taken: string[][] = [];
    const gatherer = new BatchGatherer(async (all, portions) => {
      taken.push(all.map(({ id }) => id));
      for (const portion of portions) portion.taken();
    });
    const acknowledged: string[] = [];
    const add = (name: string, count: number) => gatherer.add({ events: events(count, name), read: count, taken: () => acknowledged.push(name) });
    await Promise.all([add('a', 2), add('b', 1), add('c', 3)]);
    expect(taken).toEqual([['a0', 'a1', 'b0', 'c0', 'c1', 'c2']]);
    expect(acknowledged).toEqual(['a', 'b', 'c']);
  });

  it('are never more than 500 events in one transaction, and one transaction at a time', async () => {
    const sizes: number[] = [];
    let running = 0;
    const gatherer = new BatchGatherer(async (all) => {
      expect(++running).toBe(1);
      await new Promise(setImmediate);
      sizes.push(all.length);
      running--;
    });
    const portion = (count: number) => gatherer.add({ events: events(count, 'a'), read: count, taken: () => undefined });
    await Promise.all([portion(300), portion(150), portion(100), portion(500), portion(1)]);
    expect(sizes).toEqual([450, 100, 500, 1]);
  });

  it('all hear of a failure, and those that come later are taken on', async () => {
    let isBroken = true;
    const gatherer = new BatchGatherer(async () => {
      if (isBroken) throw new Error('no database');
    });
    const portion = () => gatherer.add({ events: events(1, 'a'), read: 1, taken: () => undefined });
    const outcomes = await Promise.allSettled([portion(), portion()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isBroken = false;
    await expect(portion()).resolves.toBeUndefined();
  });
});
