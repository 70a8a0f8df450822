import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const Attribute = z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) });
const Span = z.object({
  traceId: z.string(), spanId: z.string(), parentSpanId: z.string().optional(), name: z.string(),
  links: z.array(z.object({ traceId: z.string(), spanId: z.string() })).default([]),
});
const Export = z.object({
  resourceSpans: z.array(z.object({
    resource: z.object({ attributes: z.array(Attribute).default([]) }).optional(),
    scopeSpans: z.array(z.object({ spans: z.array(Span).default([]) })).default([]),
  })).default([]),
});

/** A span as it was exported, with the service that made it. */
export interface ExportedSpan extends z.output<typeof Span> {
  readonly service: string;
}

/** A collector that takes OTLP over HTTP in JSON and keeps what came. */
export class OtlpSink {
  readonly spans: ExportedSpan[] = [];

  private constructor(private readonly server: http.Server) {}

  static async start(): Promise<OtlpSink> {
    const server = http.createServer();
    const sink = new OtlpSink(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        sink.#keep(Buffer.concat(chunks).toString());
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #keep(body: string): void {
    for (const { resource, scopeSpans } of Export.parse(JSON.parse(body)).resourceSpans) {
      const service = resource?.attributes.find(({ key }) => key === 'service.name')?.value['stringValue'];
      for (const { spans } of scopeSpans) this.spans.push(...spans.map((span) => ({ ...span, service: String(service) })));
    }
  }
}
