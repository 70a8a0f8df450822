import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { Health } from '../health/health.js';
import { flushTelemetry } from '../telemetry/tracing.js';
import type { Shutdown } from './shutdown.js';

/** Requests in hand get this long; event streams never end by themselves. */
const REQUESTS_MS = 5000;

/** Registers what every process does: unready, no new connections, then Nest's own hooks, then the spans. */
export function registerAppShutdown(app: INestApplication, shutdown: Shutdown): void {
  shutdown.register('not-ready', 'health', () => app.get(Health).endReadiness());
  shutdown.register('stop-intake', 'http', () => stopServer(app.getHttpServer() as Server));
  shutdown.register('close', 'nest', async () => {
    await app.close();
    await flushTelemetry();
  });
}

/** Takes no new connection, waits for the requests in hand, then cuts what is left. */
export async function stopServer(server: Server, requestsMs = REQUESTS_MS): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const timer = setTimeout(() => server.closeAllConnections(), requestsMs);
  // A kept-alive connection becomes idle only after its answer: look again until all are gone.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearTimeout(timer);
  clearInterval(idle);
}
