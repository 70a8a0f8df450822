import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { ProblemError, waitingCallers } from '@messaging/kernel';
import type { Logger } from '../logging/logger.js';
import { wideLine } from '../logging/wide-line.js';
import { observeHttp } from '../metrics/http-metrics.js';
import { traceIdOf } from '../telemetry/tracing.js';
import { requestIdFrom, type KitRequest } from './kit-request.js';
import { strictPolicy } from './install-http.js';

/** What somebody is answered in front. */
export interface FrontAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body?: string;
}

/** Requests of one kind that are answered before Express comes to them. */
export interface FrontDoor<Given> {
  /** Their template, for metrics and the log line: paths hold ids. */
  readonly route: string;
  /** What the head of a request says, if it is one of these: with a body that is not packed, of a told length that is bounded. */
  readonly takes: (request: IncomingMessage) => Given | undefined;
  /** Before the body is read. Throws the refusal. */
  readonly admit: (address: string | undefined) => void;
  /** Throws whatever is to be answered as a problem. */
  readonly answer: (given: Given, request: IncomingMessage, body: Buffer) => Promise<FrontAnswer>;
}

export interface FrontTools {
  readonly logger: Logger;
  /** Whether an address, so many hops away, may say for whom it speaks (Express' compiled `trust proxy`). */
  readonly trusts: (address: string, hop: number) => boolean;
}

const aborted = new ProblemError({ kind: 'malformed', code: 'REQUEST.INVALID', detail: 'The request ended before its body did.' });

/**
 * Puts a door in front of the server's own listener. What it refuses, and what breaks in it, goes on to Express with the
 * error (`frontFailure`), which answers and logs it as every other.
 */
export function openFrontDoor<Given>(server: Server, door: FrontDoor<Given>, { logger, trusts }: FrontTools): void {
  const behind = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  const pass = (request: IncomingMessage, response: ServerResponse): void => behind.forEach((listener) => listener(request, response));
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const given = door.takes(request);
    if (given === undefined) return pass(request, response);
    serve(given, { request, response }).catch((error: unknown) => {
      (request as KitRequest).frontFailure = { error, route: door.route };
      pass(request, response);
    });
  });

  async function serve(given: Given, { request, response }: { request: IncomingMessage; response: ServerResponse }): Promise<void> {
    const startedAt = performance.now();
    door.admit(addressOf(request, trusts));
    const whole = await wholeBody(request);
    const { status, contentType, body } = await waitingCallers.during(() => door.answer(given, request, whole));
    const id = requestIdFrom(request.headers['x-request-id']);
    response.writeHead(status, headersOf(id, contentType)).end(body);
    const durationMs = performance.now() - startedAt;
    const { method = '' } = request;
    observeHttp({ method, route: door.route, status, durationMs });
    wideLine(logger, { consumer: 'http', type: `${method} ${door.route}`, id, traceId: traceIdOf(request.headers['traceparent']), outcome: 'done', durationMs, status });
  }
}

/** Middleware for the addresses of a door: throws what the door threw, and lets everything else pass. */
export function answerFrontFailure(request: KitRequest, _response: ServerResponse, next: () => void): void {
  const { frontFailure } = request;
  if (frontFailure === undefined) return next();
  request.route = { path: frontFailure.route };
  throw frontFailure.error;
}

const headersOf = (id: string, contentType: string | undefined): string[] => [
  'X-Request-Id', id, 'Cache-Control', 'no-store', 'X-Content-Type-Options', 'nosniff', 'Content-Security-Policy', strictPolicy,
  ...(contentType === undefined ? [] : ['Content-Type', contentType]),
];

/** For whom a request speaks: the last address that no trusted proxy has, as Express finds it. */
function addressOf({ socket, headers }: IncomingMessage, trusts: FrontTools['trusts']): string | undefined {
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
  let address = socket.remoteAddress;
  for (let hop = 0; address !== undefined && forwarded.length > 0 && trusts(address, hop); hop++) address = forwarded.pop();
  return address;
}

function wholeBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', () => reject(aborted));
  });
}
