/** One complaint about one field of a request. */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** What the API refused, as RFC 9457 says it; `status` 0 when nobody answered at all. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'Problem';
  }

  /** When to ask again, where the API says so. */
  get retryAfterS(): number | undefined {
    const given = this.body['retryAfterS'];
    return typeof given === 'number' ? given : undefined;
  }

  get errors(): readonly FieldProblem[] {
    const given = this.body['errors'];
    return Array.isArray(given) ? given.filter(isFieldProblem) : [];
  }
}

const isFieldProblem = (value: unknown): value is FieldProblem =>
  typeof value === 'object' && value !== null && 'pointer' in value && 'detail' in value && 'code' in value;

const textOf = (body: Readonly<Record<string, unknown>>, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};

/** The problem in an answer; an answer without one (a proxy's page) becomes one. */
export function problemOf(status: number, body: unknown): Problem {
  if (typeof body !== 'object' || body === null) return new Problem(status, 'ANSWER.UNREADABLE', '');
  const read = body as Readonly<Record<string, unknown>>;
  return new Problem(status, textOf(read, 'code') || 'ANSWER.UNREADABLE', textOf(read, 'detail'), read);
}

export const isProblem = (error: unknown, code?: string): error is Problem => error instanceof Problem && (code === undefined || error.code === code);
