import { messageEvents } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import type { PositionedEnvelope, ReadTopic } from '../../outbox/outbox.sql.js';
import { SharedReads } from './shared-reads.js';

const source = { schema: 'dispatch' } as Database;
const query = { topic: messageEvents[0]?.topic.name ?? '', afterPos: 7, limit: 500 };
const event = (pos: number): PositionedEnvelope =>
  ({ pos, envelope: { id: newId(), type: 'message.sent', source: '/dispatch', time: new Date(), hubId: 'main', key: 'm-1', topic: query.topic, headers: {}, data: {} } });

/** A source that answers in turn what it is given, when it is told to. */
function slowSource(...answers: (readonly PositionedEnvelope[] | Error)[]) {
  const asked: (() => void)[] = [];
  const read: ReadTopic = () =>
    new Promise((resolve, reject) => {
      const answer = answers[asked.length] ?? [];
      asked.push(() => (answer instanceof Error ? reject(answer) : resolve([...answer])));
    });
  return { reads: new SharedReads(read), asked };
}

/** Everything that is ready to go on has gone on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('reads of a topic', () => {
  it('are one for all groups that stand at the same place, also for one that comes a moment later', async () => {
    const { reads, asked } = slowSource([event(8), event(9)]);
    const both = [reads.readTopic(source, query), reads.readTopic(source, query)];
    await settled();
    asked[0]?.();
    const later = await Promise.all([...both, reads.readTopic(source, query)]);
    expect([asked.length, later.map((rows) => rows.map(({ pos }) => pos))]).toEqual([1, [[8, 9], [8, 9], [8, 9]]]);
  });

  it('of quicker groups are handed on together to one that rested, up to its limit', async () => {
    const { reads, asked } = slowSource([event(8), event(9)], [event(10)], [event(12)]);
    for (const [n, afterPos] of [7, 9, 10].entries()) {
      const read = reads.readTopic(source, { ...query, afterPos });
      await settled();
      asked[n]?.();
      await read;
    }
    expect((await reads.readTopic(source, query)).map(({ pos }) => pos)).toEqual([8, 9, 10, 12]);
    expect((await reads.readTopic(source, { ...query, afterPos: 9 })).map(({ pos }) => pos)).toEqual([10, 12]);
    expect(asked).toHaveLength(3);
  });

  it('of whoever takes much at once are handed in portions to one that takes little, a bundle whole', async () => {
    const { reads, asked } = slowSource([8, 9, 9, 9, 10, 12].map(event));
    const all = reads.readTopic(source, query);
    await settled();
    asked[0]?.();
    await all;
    const portion = async (afterPos: number) => (await reads.readTopic(source, { ...query, afterPos, limit: 2 })).map(({ pos }) => pos);
    expect([await portion(7), await portion(9), await portion(10)]).toEqual([[8, 9, 9, 9], [10, 12], [12]]);
    expect(asked).toHaveLength(1);
  });

  it('are apart for groups at different places', async () => {
    const { reads, asked } = slowSource([event(8)], [event(9)]);
    const both = [reads.readTopic(source, query), reads.readTopic(source, { ...query, afterPos: 8 })];
    asked.forEach((answer) => answer());
    expect((await Promise.all(both)).map((rows) => rows[0]?.pos)).toEqual([8, 9]);
  });

  it('never believe another’s empty answer: an event may have come since', async () => {
    const { reads, asked } = slowSource([], [event(8)]);
    const [first, second] = [reads.readTopic(source, query), reads.readTopic(source, query)];
    asked[0]?.();
    expect(await first).toEqual([]);
    await settled();
    asked[1]?.();
    expect((await second).map(({ pos }) => pos)).toEqual([8]);
  });

  it('hand an error to whoever asked, and the others ask themselves', async () => {
    const { reads, asked } = slowSource(new Error('away'), [event(8)]);
    const [first, second] = [reads.readTopic(source, query), reads.readTopic(source, query)];
    asked[0]?.();
    await expect(first).rejects.toThrow('away');
    await settled();
    asked[1]?.();
    expect(await second).toHaveLength(1);
  });
});
