import { ProblemError, type Problem } from './problem.js';

/** What a handler answers: a value, or a refusal that is part of the contract. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** A successful result. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A refusal. */
export const refuse = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({ ok: false, problem });

/** The value, or throws the refusal as `ProblemError`: for edges, whose framework maps it. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new ProblemError(result.problem);
}
