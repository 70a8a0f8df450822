import { ProblemError } from '@messaging/kernel';
import { z } from 'zod';

const Key = z.string().min(1).max(128);

/** The `Idempotency-Key` header: 1 to 128 characters, optional (API.md section 2). */
export const IdempotencyKey = {
  schema: Key,
  parse(value: string | undefined): string | undefined {
    if (value === undefined || Key.safeParse(value).success) return value;
    const errors = [{ pointer: 'Idempotency-Key', code: 'HEADER.INVALID', detail: 'has 1 to 128 characters' }];
    throw new ProblemError({ kind: 'malformed', code: 'REQUEST.INVALID', detail: 'Idempotency-Key has 1 to 128 characters.', errors });
  },
};
