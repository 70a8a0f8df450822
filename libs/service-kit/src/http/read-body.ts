import { ProblemError, unwrap } from '@messaging/kernel';
import express, { type RequestHandler } from 'express';
import type { Response } from 'express';
import type { BodyRule } from './body-rules.js';
import type { KitRequest } from './kit-request.js';
import { readJson } from './read-json.js';

const readers = new Map<number, RequestHandler>();

/** Reads bytes up to a limit; the limit holds after gzip too, so that a small bomb does not become a large body. */
function readerFor(limitBytes: number): RequestHandler {
  const known = readers.get(limitBytes);
  if (known) return known;
  const reader = express.raw({ type: () => true, limit: limitBytes, inflate: true });
  readers.set(limitBytes, reader);
  return reader;
}

/** Takes the body by its rule: fills `rawBody` and `body`, or throws 400, 413 or 415. */
export async function readBody(request: KitRequest, response: Response, rule: BodyRule): Promise<void> {
  if (!hasBody(request)) return;
  requireType(request, rule);
  if (rule.kind === 'stream') return;
  requireLength(request, rule.limitBytes);
  await readBytes(request, response, rule.limitBytes);
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes)) return;
  request.rawBody = bytes;
  if (rule.kind === 'json') request.body = bytes.length === 0 ? undefined : unwrap(readJson(bytes));
}

/** Whether a body comes, or came. */
export const hasBody = (request: Pick<KitRequest, 'headers'>): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

/** Said before the upload is read: body-parser would first swallow all of it. */
function requireLength(request: KitRequest, limitBytes: number): void {
  if (Number(request.headers['content-length'] ?? 0) <= limitBytes) return;
  throw new ProblemError({
    kind: 'too_large',
    code: 'REQUEST.TOO_LARGE',
    detail: `The body may have at most ${limitBytes} bytes.`,
    extra: { limitBytes },
  });
}

function requireType(request: KitRequest, { types, kind }: BodyRule): void {
  if (types.length === 0) return;
  const [mediaType = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((item) => item.trim()).find((item) => item.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?(utf-?8|us-ascii)"?$/.test(charset);
  if (types.includes(mediaType.trim()) && (kind !== 'json' || isUtf8)) return;
  throw new ProblemError({
    kind: 'unsupported_media',
    code: 'REQUEST.UNSUPPORTED_MEDIA',
    detail: `Send ${types.join(' or ')} in UTF-8.`,
  });
}

function readBytes(request: KitRequest, response: Response, limitBytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    void readerFor(limitBytes)(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(readFailure(error))));
  });
}

/** body-parser has a status for everything but bytes that are not of the encoding they claim (`Z_DATA_ERROR` and the like). */
function readFailure(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('body not read');
  const code = 'code' in error ? String(error.code) : '';
  if (!/^(Z_|ERR__ERROR|ZSTD_)/.test(code)) return error;
  return new ProblemError({ kind: 'malformed', code: 'REQUEST.ENCODING', detail: 'The body does not match its content encoding.' });
}
