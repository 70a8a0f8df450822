import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Response } from 'express';
import helmet from 'helmet';
import type { Logger } from '../logging/logger.js';
import { wideLine } from '../logging/wide-line.js';
import { observeHttp } from '../metrics/http-metrics.js';
import { traceIdOf } from '../telemetry/tracing.js';
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js';
import { requestIdFrom, type KitRequest } from './kit-request.js';

/** The API answers data: nothing in an answer may be loaded, framed or run. */
export const strictPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * Prepares Express of an app made with `{ bodyParser: false }`, before it listens: request ids, security headers,
 * measuring and the wide line. Bodies are read by `BodyGuard`.
 */
export function installHttp(app: NestExpressApplication, logger: Logger): void {
  const options = app.get<HttpOptions>(HTTP_OPTIONS);
  app.disable('x-powered-by');
  // Lists and messages change all the time: an ETag costs a hash per answer and is almost never matched.
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', [...options.trustProxy]);
  app.use(measured(logger));
  app.use(securityHeaders(options));
  app.use(contentPolicy(options));
  app.use(neverStored);
}

/**
 * What is answered is true now and personal: no browser keeps it. One that did would ask whether the entity tag is still
 * the same, and go on showing a campaign's numbers of before, which its revision says nothing of.
 */
function neverStored(request: KitRequest, response: Response, next: NextFunction): void {
  if (request.path.startsWith('/api/')) response.setHeader('Cache-Control', 'no-store');
  next();
}

function securityHeaders({ publicUrl }: HttpOptions) {
  return helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: publicUrl?.startsWith('https:') ?? false,
    referrerPolicy: { policy: 'no-referrer' },
    // For browsers that are gone; each header costs bytes on every answer.
    dnsPrefetchControl: false,
    ieNoOpen: false,
    originAgentCluster: false,
    permittedCrossDomainPolicies: false,
    xssFilter: false,
  });
}

function contentPolicy({ contentPolicies }: HttpOptions) {
  const byLength = Object.entries(contentPolicies).sort(([a], [b]) => b.length - a.length);
  return (request: KitRequest, response: Response, next: NextFunction): void => {
    const own = byLength.find(([prefix]) => request.path.startsWith(prefix));
    response.setHeader('Content-Security-Policy', own?.[1] ?? strictPolicy);
    next();
  };
}

function measured(logger: Logger) {
  return (request: KitRequest, response: Response, next: NextFunction): void => {
    const startedAt = performance.now();
    request.requestId = requestIdFrom(request.headers['x-request-id']);
    response.setHeader('X-Request-Id', request.requestId);
    response.once('close', () => {
      const durationMs = performance.now() - startedAt;
      const route = routeOf(request);
      observeHttp({ method: request.method, route, status: response.statusCode, durationMs });
      if (!isQuiet(route)) logRequest(logger, { request, response, route, durationMs });
    });
    next();
  };
}

/** The template, never the path: paths hold ids and tokens. */
const routeOf = (request: KitRequest): string => {
  const route: unknown = request.route;
  if (typeof route !== 'object' || route === null || !('path' in route)) return 'unmatched';
  return typeof route.path === 'string' ? route.path : 'unmatched';
};

/** Probes and scrapes come every few seconds and say nothing. */
const isQuiet = (route: string): boolean => route === '/metrics' || route.startsWith('/health/');

interface HandledRequest {
  readonly request: KitRequest;
  readonly response: Response;
  readonly route: string;
  readonly durationMs: number;
}

function logRequest(logger: Logger, { request, response, route, durationMs }: HandledRequest): void {
  const status = response.statusCode;
  wideLine(
    logger,
    {
      consumer: 'http',
      type: `${request.method} ${route}`,
      hub: request.principal?.hubId,
      id: request.requestId,
      traceId: traceIdOf(request.headers['traceparent']),
      outcome: status >= 500 && status !== 503 ? 'failed' : status >= 400 ? 'refused' : 'done',
      durationMs,
      code: request.problemCode,
      status,
    },
    request.failure,
  );
}
