import { HttpException } from '@nestjs/common';
import { ProblemError, type Problem } from '@messaging/kernel';
import { statusOfKind } from './problem-document.js';

/** What is answered for an error: a problem, its status, and whether the error is ours to be ashamed of. */
export interface AnsweredProblem {
  readonly problem: Problem;
  readonly status: number;
  readonly isDefect: boolean;
}

/** Codes of refusals that come from the framework rather than from a service. */
const frameworkProblems: Readonly<Record<number, Pick<Problem, 'kind' | 'code' | 'detail'>>> = {
  400: { kind: 'malformed', code: 'REQUEST.INVALID', detail: 'The request cannot be read.' },
  401: { kind: 'unauthenticated', code: 'AUTH.REQUIRED', detail: 'A bearer token is required.' },
  403: { kind: 'forbidden', code: 'AUTH.FORBIDDEN', detail: 'This is not allowed.' },
  404: { kind: 'not_found', code: 'HTTP.NOT_FOUND', detail: 'There is nothing at this address.' },
  405: { kind: 'not_found', code: 'HTTP.METHOD_NOT_ALLOWED', detail: 'This address does not support this method.' },
  408: { kind: 'malformed', code: 'HTTP.REQUEST_TIMEOUT', detail: 'The request did not arrive in time.' },
  409: { kind: 'conflict', code: 'REQUEST.CONFLICT', detail: 'The current state does not allow this.' },
  412: { kind: 'stale', code: 'REQUEST.STALE', detail: 'It has changed in the meantime; read it again.' },
  413: { kind: 'too_large', code: 'REQUEST.TOO_LARGE', detail: 'The body is larger than this address accepts.' },
  415: { kind: 'unsupported_media', code: 'REQUEST.UNSUPPORTED_MEDIA', detail: 'The body’s media type is not supported here.' },
  422: { kind: 'rule', code: 'REQUEST.RULE', detail: 'The request breaks a rule.' },
  429: { kind: 'rate_limited', code: 'RATE.LIMITED', detail: 'Too many requests; try again later.' },
  503: { kind: 'unavailable', code: 'SERVICE.UNAVAILABLE', detail: 'Not ready; try again.' },
};

/** The answer for whatever was thrown. Messages of foreign errors are not shown: they may quote anything. */
export function problemOfError(error: unknown): AnsweredProblem {
  if (error instanceof ProblemError) {
    return { problem: error.problem, status: statusOfKind[error.problem.kind], isDefect: false };
  }
  const status = clientStatusOf(error);
  const known = status === undefined ? undefined : frameworkProblems[status];
  if (status !== undefined && known) return { problem: known, status, isDefect: false };
  if (isOutage(error)) return { problem: { ...databaseAway }, status: 503, isDefect: false };
  return {
    problem: { kind: 'unavailable', code: 'INTERNAL', detail: 'Something went wrong on our side; the request id helps to find it.' },
    status: 500,
    isDefect: true,
  };
}

const databaseAway: Problem = {
  kind: 'unavailable',
  code: 'SERVICE.UNAVAILABLE',
  detail: 'The database is unavailable for a moment. Either nothing was changed, or repeating the request with the same key returns the result.',
  extra: { retryAfterS: 1 },
};

/** Connection refused or cut, and PostgreSQL's own words for going down and coming up (SQLSTATE classes 08 and 57P). */
const outageCode = /^(ECONNREFUSED|ECONNRESET|EPIPE|08...|57P0[123])$/;
/** The socket of a server that starts again is not there for a moment. */
const isSocketGone = (error: Error): boolean => 'code' in error && error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
/** What pg says without any code. */
const outageMessage = /Connection terminated|connection timeout|Client has encountered a connection error/i;

/** True when the database was away: the caller may try again. Drivers are wrapped by the ORM, so causes are looked at. */
function isOutage(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 3) return false;
  if ('code' in error && typeof error.code === 'string' && (outageCode.test(error.code) || isSocketGone(error))) return true;
  return outageMessage.test(error.message) || isOutage(error.cause, depth + 1);
}

/** A status that the framework or body-parser chose; other 5xx are defects. */
function clientStatusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return knownOrBadRequest(error.getStatus());
  if (error instanceof URIError) return 400;
  if (!(error instanceof Error) || !('status' in error) || !('type' in error)) return undefined;
  return typeof error.status === 'number' ? knownOrBadRequest(error.status) : undefined;
}

const knownOrBadRequest = (status: number): number | undefined => {
  if (frameworkProblems[status]) return status;
  return status >= 400 && status < 500 ? 400 : undefined;
};
