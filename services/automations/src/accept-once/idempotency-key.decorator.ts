import { ProblemError } from '@messaging/kernel';
import type { KitRequest } from '@messaging/service-kit';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { z } from 'zod';

/** 1 to 128 characters (API.md section 2). */
export const IdempotencyKeyHeader = z.string().min(1).max(128).optional();

/** The Idempotency-Key of the request, or 400. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const read = IdempotencyKeyHeader.safeParse(context.switchToHttp().getRequest<KitRequest>().headers['idempotency-key']);
  if (read.success) return read.data;
  const errors = [{ pointer: 'Idempotency-Key', code: 'FIELD.INVALID', detail: 'must have 1 to 128 characters' }];
  throw new ProblemError({ kind: 'malformed', code: 'REQUEST.INVALID', detail: 'Idempotency-Key must have 1 to 128 characters', errors });
});
