import { STATUS_CODES } from 'node:http';
import type { Problem, ProblemDetail, ProblemKind } from '@messaging/kernel';

/** The one table from refusal to HTTP status (API.md section 2). */
export const statusOfKind = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  unsupported_media: 415,
  rule: 422,
  rate_limited: 429,
  unavailable: 503,
} as const satisfies Record<ProblemKind, number>;

/** RFC 9457, with the members that every problem of this product has. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly ProblemDetail[];
  readonly requestId?: string;
  readonly [extra: string]: unknown;
}

/** A refusal as a document. `type` stays `about:blank` (RFC 9457 section 4.2.1): the code is what clients branch on. */
export function problemDocument(problem: Problem, requestId?: string, status?: number): ProblemDocument {
  const answered = status ?? statusOfKind[problem.kind];
  return {
    ...problem.extra,
    type: 'about:blank',
    title: STATUS_CODES[answered] ?? 'Error',
    status: answered,
    detail: problem.detail,
    code: problem.code,
    ...(problem.errors && problem.errors.length > 0 ? { errors: problem.errors } : {}),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
