import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { problemDocument } from '@messaging/service-kit';
import type { NextFunction, Request, Response } from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';
import { addressAtService, serviceOf, type ServiceUrls } from './route-table.rules.js';

/** Longer than any answer of ours takes; streams of events send something more often. */
const ANSWER_TIMEOUT_MS = 60_000;

type Forward = (request: Request, response: Response, next: NextFunction) => void;

/**
 * Forwards what other services answer, streaming both ways and byte for byte: signatures are made over the raw body.
 * Tokens pass through; each service verifies them itself.
 */
export function forwardRequests(urls: ServiceUrls): Forward {
  const proxy = createProxyMiddleware<Request, Response>({
    target: urls.dispatch, // replaced by `router` for every request that gets here
    router: ({ path }) => urls[serviceOf(path) ?? 'dispatch'],
    pathFilter: (path) => serviceOf(path) !== undefined,
    pathRewrite: addressAtService,
    xfwd: true,
    proxyTimeout: ANSWER_TIMEOUT_MS,
    on: { proxyReq: endWithClient, error: (_error, _request, response) => answerUnavailable(response) },
  });
  return (request, response, next) => {
    // A framework that mounts middleware below a pattern has cut the matched part off; the service wants it whole.
    const mounted = request.url;
    request.url = request.originalUrl;
    void proxy(request, response, (error?: unknown) => {
      request.url = mounted;
      next(error);
    });
  };
}

/**
 * Whoever does not wait for the answer any more, is not asked for any more: the proxy tells only of a body that broke off.
 * Clients who gave up and tried again had a service that was short of time answer three times as many.
 */
function endWithClient(forwarded: ClientRequest, _request: Request, response: Response): void {
  response.once('close', () => response.writableFinished || forwarded.destroy());
}

/** The service is down or too slow: says so as every problem is said, or cuts what has begun. */
function answerUnavailable(response: ServerResponse<IncomingMessage> | Socket): void {
  if (response instanceof Socket || response.headersSent) {
    response.destroy();
    return;
  }
  const problem = problemDocument({ kind: 'unavailable', code: 'SERVICE.UNAVAILABLE', detail: 'The service behind this address does not answer; try again.' });
  response.writeHead(problem.status, { 'content-type': 'application/problem+json', 'retry-after': '1' }).end(JSON.stringify(problem));
}
