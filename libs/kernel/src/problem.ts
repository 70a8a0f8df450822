/**
 * The one error taxonomy. A refusal that a caller can be expected to meet is a `Problem` value;
 * exceptions are for broken promises. `libs/service-kit` maps kinds to HTTP statuses (RFC 9457),
 * `libs/eventing` maps them to consumer outcomes.
 */
export type ProblemKind =
  | 'malformed' // 400: the request cannot be read, or has an unknown field
  | 'unauthenticated' // 401
  | 'forbidden' // 403
  | 'not_found' // 404
  | 'conflict' // 409: the state does not allow it
  | 'stale' // 412: If-Match does not match
  | 'too_large' // 413
  | 'unsupported_media' // 415
  | 'rule' // 422: readable, yet against a rule
  | 'rate_limited' // 429
  | 'unavailable'; // 503: try again

/** One field's complaint; `pointer` is a JSON pointer into the body, or `?name` for a query parameter. */
export interface ProblemDetail {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** A refusal with a stable `code` of the form `AREA.NAME`; `detail` says what to do, in English. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly ProblemDetail[];
  /** Further members of the problem document, e.g. `missing` (a permission) or `reachable` (a count). */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Carries a `Problem` through code that can only throw (Nest guards, pipes, controllers). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.name = 'ProblemError';
  }
}
