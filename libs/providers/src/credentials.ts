import { ok, refuse, type Result } from '@messaging/kernel';
import type { z } from 'zod';

/** Parses an account's credentials; the complaints name fields and never repeat values. */
export function parseCredentials<T>(schema: z.ZodType<T>, credentials: unknown): Result<T> {
  const parsed = schema.safeParse(credentials);
  if (parsed.success) return ok(parsed.data);
  const errors = parsed.error.issues.map((issue) => ({
    pointer: `/${issue.path.join('/')}`,
    code: `PROVIDER.${issue.code.toUpperCase()}`,
    detail: issue.message,
  }));
  return refuse({ kind: 'rule', code: 'PROVIDER.CREDENTIALS_INVALID', detail: 'The provider settings are not complete or not valid.', errors });
}
