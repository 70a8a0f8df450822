import { metricsRegistry } from '../metrics/metrics.js';
import { EventObserver } from './event-observer.js';

describe('the observer of events', () => {
  it('counts outcomes by consumer, and never by hub', async () => {
    const observer = new EventObserver('silent');
    const event = { id: '1', type: 'hub.seen', source: '/x', time: new Date(0), hubId: 'secret-hub', key: 'k', topic: 't', headers: {}, data: {} };
    observer.handled('webhooks.provision-hub.x', [event, event], { outcomes: [{ kind: 'done' }, { kind: 'skip', reason: { code: 'A.B', detail: '' } }], durationMs: 1 });
    const text = await metricsRegistry.metrics();
    expect(text).toContain('events_handled_total{consumer="webhooks.provision-hub.x",outcome="done"} 1');
    expect(text).toContain('events_handled_total{consumer="webhooks.provision-hub.x",outcome="skipped"} 1');
    expect(text).not.toContain('secret-hub');
  });

  it('may be told of trouble by whoever was handed the function alone', async () => {
    const { trouble } = new EventObserver('silent');
    trouble('sequencer webhooks', new Error('away'));
    expect(await metricsRegistry.metrics()).toContain('eventing_trouble_total{where="sequencer webhooks"} 1');
  });
});
