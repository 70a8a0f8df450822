import { ProblemError } from '@messaging/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { z } from 'zod';
import type { KitRequest } from '../http/kit-request.js';

/** 1 to 128 characters (API.md section 2). */
export const IdempotencyKeyHeader = z.string().min(1).max(128).optional();

/** The Idempotency-Key among the headers of a request, or 400. */
export function readIdempotencyKey(headers: Readonly<Record<string, unknown>>): string | undefined {
  const read = IdempotencyKeyHeader.safeParse(headers['idempotency-key']);
  if (read.success) return read.data;
  const errors = [{ pointer: 'Idempotency-Key', code: 'HEADER.INVALID', detail: 'has 1 to 128 characters' }];
  throw new ProblemError({ kind: 'malformed', code: 'REQUEST.INVALID', detail: 'Idempotency-Key has 1 to 128 characters.', errors });
}

/** The Idempotency-Key of the request, or 400. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined =>
  readIdempotencyKey(context.switchToHttp().getRequest<KitRequest>().headers),
);
