import { createLogger } from '../logging/logger.js';
import { Shutdown } from './shutdown.js';

const logger = createLogger({ service: 'x', level: 'silent' });

function exiting() {
  let onExit: (code: number) => void = () => undefined;
  const exited = new Promise<number>((resolve) => (onExit = resolve));
  return { exit: (code: number) => onExit(code), exited };
}

describe('shutdown', () => {
  it('goes through the phases in order, once, and exits 0', async () => {
    const { exit, exited } = exiting();
    const order: string[] = [];
    const shutdown = new Shutdown({ logger, exit });
    shutdown.register('close', 'pool', () => order.push('close'));
    shutdown.register('drain', 'workers', async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('drain');
    });
    shutdown.register('stop-intake', 'broken', () => Promise.reject(new Error('x')));
    shutdown.register('not-ready', 'health', () => order.push('not-ready'));
    shutdown.signal();
    shutdown.signal();
    expect(await exited).toBe(0);
    expect(order).toEqual(['not-ready', 'drain', 'close']);
  });

  it('is bounded, and still closes', async () => {
    const order: string[] = [];
    const shutdown = new Shutdown({ logger, totalMs: 20 });
    shutdown.register('drain', 'hangs', () => new Promise(() => undefined));
    shutdown.register('close', 'pool', () => order.push('close'));
    await shutdown.run();
    expect(order).toEqual(['close']);
  });

  it('exits 1 on a later second signal, not on the echo of the first', async () => {
    let now = 0;
    const { exit, exited } = exiting();
    const shutdown = new Shutdown({ logger, exit, now: () => now, totalMs: 50 });
    shutdown.register('drain', 'hangs', () => new Promise(() => undefined));
    shutdown.signal();
    shutdown.signal();
    now = 1500;
    shutdown.signal();
    expect(await exited).toBe(1);
  });
});
