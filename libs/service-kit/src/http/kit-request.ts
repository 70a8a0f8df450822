import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { OperatorPrincipal, Principal } from '../auth/principal.js';

/** What the kit hangs on a request. */
export interface KitRequest extends Request {
  requestId?: string;
  /** The bytes as they came, after content-encoding: for signatures. Present where the body rule is json or raw. */
  rawBody?: Buffer;
  /** `?cursor` without the mark of its list; present where it was one of this list. */
  cursorOfList?: string;
  principal?: Principal;
  operator?: OperatorPrincipal;
  /** The stable code of the refusal that was answered, for the log line. */
  problemCode?: string;
  /** The error behind a 500, for the log line. */
  failure?: unknown;
  /** What a front door threw before Express saw the request: to be answered instead of anything else. */
  frontFailure?: { readonly error: unknown; readonly route: string };
}

/** A caller's id is kept when it is short and plain: it goes into logs and a response header. */
const saneRequestId = /^[A-Za-z0-9._:-]{8,128}$/;

/** The caller's request id, or a new one. */
export const requestIdFrom = (header: string | string[] | undefined): string =>
  typeof header === 'string' && saneRequestId.test(header) ? header : randomUUID();
