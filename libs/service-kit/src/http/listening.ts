import type { Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type ListenOptions, type Server } from 'node:net';
import { listeningPort } from '../host/listening-port.js';

/**
 * Sockets that listen on one port. libuv (since 1.45) takes one connection of each socket in a turn of its loop, so
 * that with a single one, and turns of 3 ms, the last of 256 callers who come together was let in after 0.9 s.
 */
const socketsCount = 16;
/**
 * A connection without a request is kept for so long: longer than proxies keep theirs to us (nginx and AWS 60 s, Traefik
 * 90, Caddy 120). Who closes first must be the proxy, or the request that it sends just then is lost and answered 502.
 */
const keptAliveMs = 130_000;
/** Requests in hand get this long; event streams never end by themselves. */
const requestsMaxMs = 5000;

/** An HTTP server that listens on a port: by several sockets where the system can share one (Linux, FreeBSD), else by its own. */
export class Listening {
  private constructor(
    private readonly server: HttpServer,
    /** What they take is handed to the server, which answers it as its own. */
    private readonly others: readonly Server[],
  ) {}

  /** Throws when somebody listens there already. `port` 0 is any free one. */
  static async open(server: HttpServer, port: number): Promise<Listening> {
    server.keepAliveTimeout = keptAliveMs;
    if (port !== 0) await listeningPort(port); // a shared port would be shared with another process of ours, too
    if (!(await isShared(server, port))) return new Listening(server, []);
    const others = Array.from({ length: socketsCount - 1 }, () => createServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit('connection', socket)));
    const listening = new Listening(server, others);
    const { address: host, port: shared } = server.address() as AddressInfo;
    try {
      await Promise.all(others.map((other) => listen(other, { host, port: shared, reusePort: true })));
    } catch (error) {
      await listening.stop();
      throw error;
    }
    return listening;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Takes no new connection, waits for the requests in hand, then cuts what is left. */
  async stop(requestsMs = requestsMaxMs): Promise<void> {
    const closed = Promise.all([this.server, ...this.others].map((each) => new Promise<void>((resolve) => each.close(() => resolve()))));
    const timer = setTimeout(() => this.server.closeAllConnections(), requestsMs);
    // A kept-alive connection becomes idle only after its answer: look again until all are gone.
    const idle = setInterval(() => this.server.closeIdleConnections(), 100);
    await closed;
    clearTimeout(timer);
    clearInterval(idle);
  }
}

/** Listens so that others can listen there, too; by itself where the system knows no such thing. */
async function isShared(server: HttpServer, port: number): Promise<boolean> {
  try {
    await listen(server, { port, reusePort: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTSUP') throw error;
    await listen(server, { port });
    return false;
  }
}

const listen = (server: Server, options: ListenOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve();
    });
  });
