import { createHash } from 'node:crypto';
import { ok, refuse, type Result } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { forgetRequest, readRequest, rememberAnswer, reserveRequest } from './idempotent-request.sql.js';

/** How long a first answer is given again (API.md section 2). */
const answersKeptMs = 24 * 3_600_000;

/** What makes a request the same request. */
export interface RequestIdentity {
  readonly hubId: string;
  readonly route: string;
  /** The Idempotency-Key header; nothing: every request is a new one. */
  readonly key: string | undefined;
  /** Parsed already, so that its fields come in one order. */
  readonly body: unknown;
}

/**
 * Runs `work` once per key: the same key and body gives the first answer again, another body is refused. A second
 * request beside the first waits for it at the row. A refused request leaves nothing behind and may be corrected.
 */
export async function acceptOnce<T>(tx: Tx, request: RequestIdentity & { now: Date }, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const { hubId, route, key, now } = request;
  if (key === undefined) return work();
  const bodyHash = createHash('sha256').update(JSON.stringify(request.body)).digest('hex');
  const place = { hubId, route, key };
  const expired = new Date(now.getTime() - answersKeptMs);
  if (!(await reserveRequest(tx, { ...place, bodyHash, now, expired }))) return firstAnswer<T>(await readRequest(tx, place), bodyHash);
  const result = await work();
  await (result.ok ? rememberAnswer(tx, place, result.value) : forgetRequest(tx, place));
  return result;
}

function firstAnswer<T>(first: { body_hash: string; answer: unknown } | undefined, bodyHash: string): Result<T> {
  if (first?.body_hash === bodyHash) return ok(first.answer as T);
  return refuse({ kind: 'conflict', code: 'REQUEST.IDEMPOTENCY_CONFLICT', detail: 'This Idempotency-Key was used with another body.' });
}
