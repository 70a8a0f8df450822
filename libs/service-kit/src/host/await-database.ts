import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { isUnreachable, reachDatabase } from '@messaging/persistence';
import { Health } from '../health/health.js';
import { problemDocument } from '../http/problem-document.js';
import type { Logger } from '../logging/logger.js';

const askEveryMs = 1000;
/** The wait may be long, and says the same thing each second. */
const lineEveryMs = 10_000;
/** An address that swallows what is sent to it keeps the first question for 5 s: whoever looks on hears of it sooner. */
const firstLineAfterMs = 2000;

/** What is waited for, and where questions are answered meanwhile. */
export interface AwaitedDatabase {
  readonly url: string;
  readonly port: number;
  readonly logger: Logger;
}

/**
 * Returns once the database answers; rejects when it refuses us. Meanwhile the port says what an orchestrator has to
 * know: alive, not ready. Killing the process would bring nothing.
 */
export async function awaitDatabase({ url, port, logger }: AwaitedDatabase): Promise<void> {
  const database = placeOf(url);
  const early = setTimeout(() => logger.warn({ database }, 'the database has not answered yet; waiting for it'), firstLineAfterMs);
  let reason = await whyUnreachable(url).finally(() => clearTimeout(early));
  if (reason === undefined) return;
  const room = await openWaitingRoom(port);
  let nextLineAt = 0;
  try {
    while (reason !== undefined) {
      if (Date.now() >= nextLineAt) {
        logger.warn({ database, reason }, 'the database does not answer yet; waiting for it');
        nextLineAt = Date.now() + lineEveryMs;
      }
      await delay(askEveryMs);
      reason = await whyUnreachable(url);
    }
  } finally {
    const closed = once(room, 'close');
    room.close();
    room.closeAllConnections();
    await closed;
  }
}

/** Host, port and name; neither user nor password. */
function placeOf(url: string): string {
  try {
    const { host, pathname, searchParams } = new URL(url);
    return `${searchParams.get('host') ?? (host || 'localhost')}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

async function whyUnreachable(url: string): Promise<string | undefined> {
  try {
    await reachDatabase(url);
    return undefined;
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** Alive and not ready; everything else is answered 503. */
function openWaitingRoom(port: number): Promise<Server> {
  const health = new Health();
  health.registerReadiness('database', () => ({ ok: false, detail: 'does not answer yet' }));
  const starting = problemDocument({ kind: 'unavailable', code: 'SERVICE.UNAVAILABLE', detail: 'The service waits for its database.' });
  const room = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/health/live') void health.live().then((report) => answer(response, 200, report));
    else if (pathname === '/health/ready') void health.ready().then((report) => answer(response, 503, report));
    else answer(response, 503, starting);
  });
  return new Promise((resolve, reject) => {
    room.once('error', reject);
    room.listen(port, () => resolve(room));
  });
}

function answer(response: ServerResponse, status: 200 | 503, body: object): void {
  const type = 'code' in body ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', connection: 'close', ...(status === 503 && { 'retry-after': '1' }) });
  response.end(JSON.stringify(body));
}
