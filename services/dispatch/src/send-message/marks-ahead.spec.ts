import { jest } from '@jest/globals';
import type { ReadyCall } from './call-provider.js';
import type { ConnectionPlaces } from './connection-places.js';
import { MarksAhead } from './marks-ahead.js';

describe('marks ahead of the connections', () => {
  let free: number;
  let isStopped: boolean;
  let called: string[];
  let takenBack: string[];
  let marks: MarksAhead;
  const places = { aheadMax: 6 } as ConnectionPlaces;
  const ready = (id: string): ReadyCall => ({ attemptId: id }) as ReadyCall;
  const idOf = ({ attemptId }: ReadyCall): string => attemptId;

  beforeEach(() => {
    jest.useFakeTimers();
    [free, isStopped, called, takenBack] = [1, false, [], []];
    marks = new MarksAhead({
      isStopped: () => isStopped,
      isFree: () => free > 0,
      call: (each) => {
        free--;
        called.push(idOf(each));
      },
      takeBack: (each) => takenBack.push(...each.map(idOf)),
    });
    for (const id of ['a', 'b', 'c']) marks.add(ready(id), performance.now() + 500);
    marks.go();
  });
  afterEach(() => jest.useRealTimers());

  it('are called in order, as connections become free', () => {
    expect(called).toEqual(['a']);
    free = 2;
    marks.go();
    expect([called, marks.count]).toEqual([['a', 'b', 'c'], 0]);
  });

  it('count while they are being committed', () => {
    marks.begin();
    marks.begin();
    expect(marks.count).toBe(4);
    marks.end(2);
    expect(marks.count).toBe(2);
  });

  it('are taken back when their time is over though nobody asks, and none is made until the provider answers', () => {
    jest.advanceTimersByTime(499);
    expect(takenBack).toEqual([]);
    jest.advanceTimersByTime(1);
    expect([takenBack, marks.count, marks.max(places)]).toEqual([['b', 'c'], 0, 0]);
    marks.answered();
    expect([marks.max(places), marks.max(undefined)]).toEqual([6, 0]);
  });

  it('are taken back where something has stopped the channel since, and on demand', () => {
    isStopped = true;
    free = 1;
    marks.go();
    expect([called, takenBack]).toEqual([['a'], ['b', 'c']]);
    marks.takeBack();
    expect(takenBack).toEqual(['b', 'c']);
    expect(jest.getTimerCount()).toBe(0);
  });
});
