import { defineTopic } from '@messaging/contracts';
import { planTopics, settingsOf } from './topic-plan.rules.js';

const events = defineTopic({ name: 'shop.events.v1', owner: 'dispatch', writers: ['dispatch'], key: 'id', partitions: 12, retention: { days: 7 }, description: '' });
const states = defineTopic({ ...events, name: 'shop.states.v1', partitions: 6, retention: 'compacted' });
const cluster = { prefix: '', brokers: 3 };
const present = (topic: typeof events, more: { partitions?: number; settings?: Record<string, string> } = {}) => ({
  name: topic.name, partitions: topic.partitions, settings: settingsOf(topic, 3), ...more,
});

describe('a plan of topics', () => {
  it('makes what is missing, under the prefix, with three replicas of which two must be in sync', () => {
    expect(planTopics([events, states], [], { prefix: 'test.', brokers: 5 })).toEqual({
      make: [
        { name: 'test.shop.events.v1', partitions: 12, replicas: 3, settings: { 'cleanup.policy': 'delete', 'retention.ms': '604800000', 'min.insync.replicas': '2' } },
        { name: 'test.shop.states.v1', partitions: 6, replicas: 3, settings: { 'cleanup.policy': 'compact', 'delete.retention.ms': '86400000', 'min.insync.replicas': '2' } },
      ],
      change: [], warnings: [],
    });
  });

  it('asks of one broker what one broker can do', () => {
    expect(planTopics([events], [], { prefix: '', brokers: 1 }).make).toMatchObject([{ replicas: 1, settings: { 'min.insync.replicas': '1' } }]);
  });

  it('does nothing when everything is as declared', () => {
    expect(planTopics([events, states], [present(events), present(states)], cluster)).toEqual({ make: [], change: [], warnings: [] });
  });

  it('changes a setting that differs and keeps what an operator set besides', () => {
    const settings = { ...settingsOf(events, 3), 'retention.ms': '1', 'max.message.bytes': '2000000' };
    expect(planTopics([events], [present(events, { settings })], cluster).change).toEqual([
      { name: events.name, settings: { ...settings, 'retention.ms': '604800000' }, told: 'retention.ms 1 → 604800000' },
    ]);
  });

  it('never changes a partition count, and says so', () => {
    const { make, change, warnings } = planTopics([events], [present(events, { partitions: 3 })], cluster);
    expect([make, change]).toEqual([[], []]);
    expect(warnings[0]).toContain('has 3 partitions, declared are 12');
  });
});
