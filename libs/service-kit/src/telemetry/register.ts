import { processEnvironment } from '../config/process-environment.js';

/**
 * Loaded before the service by `node --import @messaging/service-kit/telemetry`: starts OpenTelemetry when
 * OTEL_EXPORTER_OTLP_ENDPOINT is set, and otherwise loads nothing (the SDK costs 0.8 s of start). Spans are made by
 * our own code; no library is patched. The exporter and the resource read the standard OTEL_* variables.
 */
if (processEnvironment()['OTEL_EXPORTER_OTLP_ENDPOINT']?.trim()) {
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const { BatchSpanProcessor } = await import('@opentelemetry/sdk-trace-base');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { W3CTraceContextPropagator } = await import('@opentelemetry/core');
  const sdk = new NodeSDK({
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
    textMapPropagator: new W3CTraceContextPropagator(),
    instrumentations: [],
    metricReaders: [],
    logRecordProcessors: [],
  });
  sdk.start();
}
