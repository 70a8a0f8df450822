import { counter, gauge, metricsRegistry } from './metrics.js';

describe('metrics', () => {
  it('are made once', () => {
    const options = { name: 'spec_total', help: 'x', labels: ['channel'] } as const;
    expect(counter(options)).toBe(counter(options));
    expect(() => gauge(options)).toThrow('another kind');
  });

  it('collect a gauge at the scrape', async () => {
    gauge({ name: 'spec_gauge', help: 'x', collect: (metric) => metric.set(7) });
    expect(await metricsRegistry.metrics()).toContain('spec_gauge 7');
  });
});
