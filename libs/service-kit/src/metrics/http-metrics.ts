import { histogram } from './metrics.js';

/** One answered request. `route` is the template. */
export interface ObservedRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
}

const requestSeconds = histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer by route template and status class',
  labels: ['method', 'route', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});

/** A stranger may send any method: those outside the list would each be a series. */
const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Counts one request into the histogram. */
export function observeHttp({ method, route, status, durationMs }: ObservedRequest): void {
  const labels = { method: knownMethods.has(method) ? method : 'other', route, status: `${Math.floor(status / 100)}xx` };
  requestSeconds.observe(labels, durationMs / 1000);
}
