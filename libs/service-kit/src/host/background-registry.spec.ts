import { BackgroundRegistry } from './background-registry.js';

describe('the background work of a process', () => {
  const work = (log: string[], name: string) => ({
    start: () => void log.push(`start ${name}`),
    stop: async () => void log.push(`stop ${name}`),
  });

  it('starts when told, later additions at once, and stops all', async () => {
    const log: string[] = [];
    const registry = new BackgroundRegistry();
    registry.of('dispatch').add('send', work(log, 'send'));
    expect(log).toEqual([]);
    registry.start();
    registry.of('automations').add('send', work(log, 'due'));
    await registry.stop();
    expect(log).toEqual(['start send', 'start due', 'stop send', 'stop due']);
    expect(registry.entries().map(([name]) => name)).toEqual(['dispatch.send', 'automations.send']);
  });

  it('refuses one name twice in one service', () => {
    const registry = new BackgroundRegistry();
    registry.of('dispatch').add('send', work([], 'a'));
    expect(() => registry.of('dispatch').add('send', work([], 'b'))).toThrow(/added twice/);
  });

  it('stops the others when one fails to', async () => {
    const log: string[] = [];
    const registry = new BackgroundRegistry();
    registry.of('a').add('broken', { start: () => undefined, stop: () => Promise.reject(new Error('stuck')) });
    registry.of('a').add('sound', work(log, 'sound'));
    await registry.stop();
    expect(log).toEqual(['stop sound']);
  });
});
