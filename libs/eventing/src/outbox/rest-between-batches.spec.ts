import { RestBetweenBatches } from './rest-between-batches.js';

describe('the rest between batches', () => {
  it('is short after a single event, long in a stream, and none while batches are full', () => {
    expect([1, 9, 10, 249, 250].map((size) => new RestBetweenBatches(500).after(size))).toEqual([5, 5, 40, 40, true]);
  });

  it('is as long in a stream as whoever can wait asks', () => {
    const rest = new RestBetweenBatches(100, 250);
    expect([rest.after(1, 1000), rest.after(20, 1050), rest.after(100, 1100)]).toEqual([5, 250, true]);
  });

  it('is longer in a stream of which nothing is for the reader, and no longer than usual after a single event of others', () => {
    const rest = new RestBetweenBatches(500);
    expect([rest.afterOthers(1, 1000), rest.afterOthers(20, 1050), rest.after(20, 1250)]).toEqual([5, 500, 40]);
  });

  it('is none behind much that others said, and long again once that is passed', () => {
    const rest = new RestBetweenBatches(500);
    expect([rest.afterOthers(300, 1000), rest.afterOthers(20, 1010), rest.afterOthers(300, 1210), rest.afterOthers(1, 3000)]).toEqual([true, 500, true, 5]);
  });

  it('lets a stream that comes in drops gather, and forgets it when it has ended', () => {
    const rest = new RestBetweenBatches(500);
    const during = Array.from({ length: 20 }, (_, n) => rest.after(1, 1000 + n * 7));
    expect([during[0], during.at(-1)]).toEqual([5, 40]);
    expect(rest.after(1, 2000)).toBe(5);
  });

  it('does not take an event and its few answers for a stream', () => {
    const rest = new RestBetweenBatches(500);
    expect(Array.from({ length: 50 }, (_, n) => rest.after(1, 1000 + n * 30))).toEqual(Array(50).fill(5));
  });

  it('is none for the rest of a backlog either, the half-full end of a fetch', () => {
    const rest = new RestBetweenBatches(500);
    expect([500, 500, 230, 500, 120].map((size, n) => rest.after(size, 1000 + n * 25))).toEqual(Array(5).fill(true));
  });

  it('lets a fast stream gather as well: many drops are no full batch', () => {
    const rest = new RestBetweenBatches(500);
    expect(Array.from({ length: 500 }, (_, n) => rest.after(14, 1000 + n * 5)).slice(1)).toEqual(Array(499).fill(40));
  });

  it('rests again when a backlog is done', () => {
    const rest = new RestBetweenBatches(500);
    expect([rest.after(500, 1000), rest.after(20, 1500), rest.after(20, 2001)]).toEqual([true, true, 40]);
  });
});
