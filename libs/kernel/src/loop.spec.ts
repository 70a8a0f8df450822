import { jest } from '@jest/globals';
import { Loop } from './loop.js';

describe('a loop', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const quiet = { onError: () => undefined };
  /** Lets everything run that waits for no timer. */
  const settle = (): Promise<void> => jest.advanceTimersByTimeAsync(0).then(() => undefined);
  function gate(): { opened: Promise<boolean>; open: (hasMore?: boolean) => void } {
    let open: (hasMore?: boolean) => void = () => undefined;
    const opened = new Promise<boolean>((resolve) => (open = (hasMore = false) => resolve(hasMore)));
    return { opened, open };
  }

  it('steps at once again while there is work, and rests when there is none', async () => {
    let left = 5;
    let steps = 0;
    const loop = new Loop(async () => (steps++, --left > 0), { idleMs: 1000, ...quiet });
    loop.start();
    loop.start();
    await settle();
    expect(steps).toBe(5);
    await jest.advanceTimersByTimeAsync(999);
    expect(steps).toBe(5);
    await jest.advanceTimersByTimeAsync(1);
    expect(steps).toBe(6);
    await loop.stop();
  });

  it('ends its rest when it is woken', async () => {
    let steps = 0;
    const loop = new Loop(async () => (steps++, false), { idleMs: 60_000, ...quiet });
    loop.start();
    await settle();
    loop.wake();
    await settle();
    expect(steps).toBe(2);
    await loop.stop();
  });

  it('is alive while it rests, however long, and not while a step hangs or fails', async () => {
    const hung = gate();
    let steps = 0;
    const loop = new Loop(async () => {
      if (++steps === 1) return false;
      if (steps === 2) throw new Error('down');
      return hung.opened;
    }, { idleMs: 3_600_000, errorMs: 1000, ...quiet });
    const silenceMs = (): number => Date.now() - loop.lastProgressAt;
    loop.start();
    await jest.advanceTimersByTimeAsync(3_599_000);
    expect(silenceMs()).toBe(0);
    await jest.advanceTimersByTimeAsync(1500);
    expect(silenceMs()).toBe(500);
    await jest.advanceTimersByTimeAsync(90_000);
    expect([steps, silenceMs()]).toEqual([3, 90_500]);
    hung.open();
    await loop.stop();
  });

  it('does not lose a wake-up that comes during a step', async () => {
    const first = gate();
    let steps = 0;
    const loop = new Loop(() => (++steps === 1 ? first.opened : Promise.resolve(false)), { idleMs: 60_000, ...quiet });
    loop.start();
    loop.wake();
    first.open();
    await settle();
    expect(steps).toBe(2);
    await loop.stop();
  });

  it('rests for as long as a step says, woken or not, and then steps', async () => {
    let steps = 0;
    const loop = new Loop(async () => (++steps === 1 ? 50 : false), { idleMs: 60_000, ...quiet });
    loop.start();
    await settle();
    loop.wake();
    await jest.advanceTimersByTimeAsync(49);
    expect(steps).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(steps).toBe(2);
    await loop.stop();
  });

  it('ends such a rest when it is stopped', async () => {
    const loop = new Loop(async () => 60_000, { idleMs: 60_000, ...quiet });
    loop.start();
    await settle();
    await loop.stop();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('finishes the step in hand before stop resolves, and begins no other', async () => {
    const held = gate();
    let steps = 0;
    const loop = new Loop(() => { steps++; return held.opened; }, { idleMs: 10, ...quiet });
    loop.start();
    let isStopped = false;
    const stopped = loop.stop().then(() => (isStopped = true));
    await settle();
    expect([isStopped, loop.stopping]).toEqual([false, true]);
    held.open(true);
    await stopped;
    expect(steps).toBe(1);
  });

  it('stops at once while it rests, and may be stopped before it began', async () => {
    const loop = new Loop(async () => false, { idleMs: 3_600_000, ...quiet });
    loop.start();
    await settle();
    await loop.stop();
    await new Loop(async () => true, { idleMs: 1, ...quiet }).stop();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('reports an error, waits, and tries again; only a step without error is progress', async () => {
    const errors: unknown[] = [];
    let steps = 0;
    const step = async (): Promise<boolean> => {
      if (++steps <= 2) throw new Error(`bad ${steps}`);
      return false;
    };
    const loop = new Loop(step, { idleMs: 60_000, errorMs: 500, onError: (error) => errors.push(String(error)) });
    const before = loop.lastProgressAt;
    loop.start();
    await settle();
    expect([steps, errors]).toEqual([1, ['Error: bad 1']]);
    await jest.advanceTimersByTimeAsync(499);
    expect(steps).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect([steps, loop.lastProgressAt]).toEqual([2, before]);
    await jest.advanceTimersByTimeAsync(500);
    expect([steps, errors.length]).toEqual([3, 2]);
    expect(loop.lastProgressAt).toBeGreaterThan(before);
    await loop.stop();
  });
});
