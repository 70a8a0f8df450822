import { trace } from '@opentelemetry/api';
import { tracing, node } from '@opentelemetry/sdk-node';
import { flushTelemetry, traceAfterDelay, traceIdOf, traceparentOf, withSpan } from './tracing.js';

const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('tracing', () => {
  it('runs the work and knows no trace when no SDK is there', async () => {
    expect(await withSpan('work', {}, async () => traceparentOf())).toBeUndefined();
    await expect(withSpan('work', {}, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    await flushTelemetry();
  });

  it('carries the id of an envelope even without an SDK', async () => {
    expect(traceIdOf(parent)).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(traceIdOf('nonsense')).toBeUndefined();
    expect(traceAfterDelay('due', parent)).toBe(parent);
    expect(await withSpan('work', { traceparent: parent }, async (span) => traceparentOf(span))).toContain('0af7651916cd43dd8448eb211c80319c');
  });

  it('continues an envelope, links a batch and marks failures by name', async () => {
    const exporter = new tracing.InMemorySpanExporter();
    const provider = new node.NodeTracerProvider({ spanProcessors: [new tracing.SimpleSpanProcessor(exporter)] });
    provider.register();
    const inside = await withSpan('handle', { traceparent: parent, kind: 'consumer', links: [parent, undefined, 'bad'] }, async () => traceparentOf());
    expect(inside).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/);
    await expect(withSpan('fail', {}, () => Promise.reject(new TypeError('row ana@x.y')))).rejects.toThrow();
    const later = traceAfterDelay('due', parent);
    expect(traceIdOf(later)).not.toBe(traceIdOf(parent));
    await flushTelemetry();
    expect(exporter.getFinishedSpans().find(({ name }) => name === 'due')?.links).toMatchObject([{ context: { spanId: 'b7ad6b7169203331' } }]);
    const [handled, failed] = exporter.getFinishedSpans();
    expect(handled?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    expect(handled?.links).toHaveLength(1);
    expect(failed?.status.message).toBe('TypeError');
    await provider.shutdown();
    trace.disable();
  });
});
