import { eventually } from '../eventually.js';
import type { BrokerCase } from './broker-under-test.js';
import { upTo, type Stage } from './stage.js';

/** Ids are taken at insert and seen at commit: whoever follows ids walks past a transaction that is still open. */
export const lateCommitCases: readonly BrokerCase[] = [
  {
    name: 'does not lose a transaction that commits after later ones',
    run: async (stage) => {
      const broker = await stage.rig.start([stage.consumer()]);
      const late = await stage.rig.beginPublishing('webhooks', stage.facts(1, { key: () => 'late' }));
      const later = await stage.rig.beginPublishing('webhooks', stage.facts(1, { from: 2, key: () => 'later' }));
      await later.commit();
      await eventually(async () => expect(await stage.numbers()).toEqual([2]));
      await late.commit();
      expect(await stage.numbersAfter(broker)).toEqual([2, 1]);
    },
  },
  {
    name: 'loses and repeats nothing under 16 writers with rollbacks, and its positions are dense',
    timeoutMs: 60_000,
    run: async (stage) => {
      const broker = await stage.rig.start([stage.consumer()]);
      const end = Date.now() + 3000;
      const committed = (await Promise.all(upTo(16).map((writer) => write(stage, writer * 100_000, end)))).flat();
      expect(committed.length).toBeGreaterThan(200);
      const effects = await stage.numbersAfter(broker);
      expect([...effects].sort((a, b) => a - b)).toEqual(committed.sort((a, b) => a - b));
      expect(isAscendingPerWriter(effects)).toBe(true);
      const [log] = await stage.rig.query<{ events: number; rows: number; lowest: number; highest: number; head: number }>(
        'webhooks',
        `select sum(events)::int as events, count(distinct pos)::int as rows, min(pos)::int as lowest, max(pos)::int as highest, (select pos::int from outbox_head) as head from outbox`,
      );
      expect(log).toEqual({ events: committed.length, rows: log?.head, lowest: 1, highest: log?.head, head: expect.any(Number) });
    },
  },
];

/** One writer: transactions of one to three events, some held open over the commits of others, 5 % rolled back. */
async function write(stage: Stage, first: number, end: number): Promise<number[]> {
  const committed: number[] = [];
  for (let n = first, turn = 0; Date.now() < end; turn++) {
    const facts = stage.facts(1 + (turn % 3), { from: n, key: () => `writer-${first}` });
    n += facts.length;
    const open = await stage.rig.beginPublishing('webhooks', facts);
    for (let tick = 0; tick < (turn * 7 + first) % 5; tick++) await new Promise(setImmediate);
    if (turn % 20 === 7) {
      await open.rollback();
    } else {
      await open.commit();
      committed.push(...facts.map((fact) => (fact.data as { n: number }).n));
    }
  }
  return committed;
}

function isAscendingPerWriter(numbers: readonly number[]): boolean {
  const last = new Map<number, number>();
  return numbers.every((n) => {
    const writer = Math.floor(n / 100_000);
    const isNext = n > (last.get(writer) ?? 0);
    last.set(writer, n);
    return isNext;
  });
}
