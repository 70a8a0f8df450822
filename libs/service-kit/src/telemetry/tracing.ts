import {
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type Span,
  type SpanContext,
} from '@opentelemetry/api';

/** W3C trace context, section 3.2, version 00. */
const traceparentForm = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** What kind of step a span is, in our words. */
export type SpanRole = 'internal' | 'server' | 'client' | 'producer' | 'consumer';

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const satisfies Record<SpanRole, SpanKind>;

/** How a span begins. Attributes hold ids and counts, never an address or a body. */
export interface SpanOptions {
  /** The parent from an envelope; absent: the span that is active here. */
  readonly traceparent?: string | undefined;
  /** Traceparents of the messages that a batch holds: they stay traces of their own. */
  readonly links?: readonly (string | undefined)[];
  readonly kind?: SpanRole;
  readonly attributes?: Attributes;
}

const tracer = trace.getTracer('messaging');

/**
 * The `traceparent` to write into an envelope; `undefined` when nothing is traced. Give it the span that `withSpan`
 * hands out: without an SDK nothing is active, yet that span still carries the trace of the message in hand.
 */
export function traceparentOf(from: Context | Span = context.active()): string | undefined {
  const span = 'spanContext' in from ? from.spanContext() : trace.getSpanContext(from);
  if (!span || !isSpanContextValid(span)) return undefined;
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
}

/** The trace id of a header or envelope, or of the active span: what log lines carry. */
export function traceIdOf(traceparent?: string | string[]): string | undefined {
  const active = trace.getSpanContext(context.active());
  if (active && isSpanContextValid(active)) return active.traceId;
  return typeof traceparent === 'string' ? traceparentForm.exec(traceparent)?.[1] : undefined;
}

/** Runs `fn` inside a span; an error is marked on it and passes on. Without an SDK this is one call and no memory. */
export async function withSpan<T>(name: string, options: SpanOptions, fn: (span: Span) => Promise<T>): Promise<T> {
  const parent = parentOf(options.traceparent);
  const links = (options.links ?? []).flatMap((link) => remoteSpan(link) ?? []).map((linked) => ({ context: linked }));
  const start = { kind: kinds[options.kind ?? 'internal'], links, attributes: options.attributes ?? {} };
  return tracer.startActiveSpan(name, start, parent, async (span) => {
    try {
      return await fn(span);
    } catch (error) {
      // The name alone: an error's message may quote a row.
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
      throw error;
    } finally {
      span.end();
    }
  });
}

/**
 * Where to go on when the cause lies long back: a trace of its own that links to the cause's. A trace that stays open for
 * days is shown by no tool as one. Without an SDK, or without a trace, the cause's own.
 */
export function traceAfterDelay(name: string, cause: string | undefined): string | undefined {
  const linked = remoteSpan(cause);
  if (!linked) return cause;
  const span = tracer.startSpan(name, { root: true, kind: kinds.internal, links: [{ context: linked }] });
  span.end();
  return traceparentOf(span) ?? cause;
}

/** A message's trace goes on only from its own envelope, not from whatever loop happens to carry it. */
function parentOf(traceparent: string | undefined): Context {
  const remote = remoteSpan(traceparent);
  return remote ? trace.setSpanContext(ROOT_CONTEXT, remote) : context.active();
}

function remoteSpan(traceparent: string | undefined): SpanContext | undefined {
  const [, traceId, spanId, flags] = traceparentForm.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true };
  return isSpanContextValid(remote) ? remote : undefined;
}

/** Hands over the spans still held, at shutdown; does nothing without an SDK. */
export async function flushTelemetry(): Promise<void> {
  const provider: unknown = trace.getTracerProvider();
  const delegate: unknown = hasMethod(provider, 'getDelegate') ? provider['getDelegate']() : provider;
  if (hasMethod(delegate, 'forceFlush')) await delegate['forceFlush']();
}

const hasMethod = <Name extends string>(value: unknown, name: Name): value is Record<Name, () => unknown> =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'function';
