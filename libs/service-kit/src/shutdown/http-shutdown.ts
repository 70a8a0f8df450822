import type { Server } from 'node:http';

/** Requests in hand get this long; event streams never end by themselves. */
const REQUESTS_MS = 5000;

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
