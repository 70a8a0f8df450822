import type { Envelope } from '@messaging/contracts';
import { hubSeen } from '@messaging/contracts';
import type { Broker, Subscription } from '@messaging/eventing';
import { context, trace } from '@opentelemetry/api';
import { node, tracing } from '@opentelemetry/sdk-node';
import { traceparentOf } from '../telemetry/tracing.js';
import { tracedBroker } from './traced-broker.js';

describe('a traced broker', () => {
  const exporter = new tracing.InMemorySpanExporter();
  beforeAll(() => {
    new node.NodeTracerProvider({ spanProcessors: [new tracing.SimpleSpanProcessor(exporter)] }).register();
  });
  beforeEach(() => exporter.reset());
  afterAll(() => {
    trace.disable();
    context.disable();
  });

  const traceOf = (digit: string) => digit.repeat(32);
  const event = (digit: string): Envelope => ({
    id: digit, type: 'hub.seen', source: '/dispatch', time: new Date(0), hubId: 'h', key: 'h', topic: hubSeen.topic.name, data: {},
    headers: { traceparent: `00-${traceOf(digit)}-${digit.repeat(16)}-01` },
  });

  /** What is active while a batch is handled. */
  async function activeDuring(events: readonly Envelope[]): Promise<string | undefined> {
    let active: string | undefined;
    let subscribed: Subscription | undefined;
    const broker: Broker = { subscribe: (given) => (subscribed = given), start: async () => undefined, stop: async () => undefined, lag: async () => [], isCaughtUp: async () => true, whenCaughtUp: async () => true, isProgressing: () => true, isDeaf: () => false, waitsFor: () => undefined };
    tracedBroker(broker).subscribe({
      group: 'dispatch.provision-hub.hubs', service: 'dispatch', topic: hubSeen.topic, messages: [hubSeen], ordered: false,
      handle: async () => {
        active = traceparentOf();
        return [];
      },
    });
    await subscribed?.handle(events, undefined as never);
    return active;
  }

  it('continues the trace of an event that comes alone', async () => {
    expect(await activeDuring([event('a')])).toContain(traceOf('a'));
    expect(exporter.getFinishedSpans().map((span) => span.spanContext().traceId)).toEqual([traceOf('a')]);
  });

  it('links to the traces of a batch and leaves each event its own', async () => {
    expect(await activeDuring([event('a'), event('b')])).toBeUndefined();
    const [span] = exporter.getFinishedSpans();
    expect(span?.links.map((link) => link.context.traceId)).toEqual([traceOf('a'), traceOf('b')]);
  });
});
