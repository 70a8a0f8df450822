import { Problem, type FieldProblem } from '../api/problem.js';

/**
 * What of a refusal still holds after somebody went on writing: nothing once every field it complained of is mended, else
 * the rest, said as if it had been the only one. Anything but complaints of fields stands until the next attempt.
 */
export function standingProblem(error: unknown, isStanding: (complaint: FieldProblem) => boolean): unknown {
  if (!(error instanceof Problem) || error.errors.length === 0) return error;
  const errors = error.errors.filter(isStanding);
  const [first] = errors;
  if (!first) return null;
  if (errors.length === error.errors.length) return error;
  return new Problem(error.status, first.code, first.detail, { ...error.body, errors });
}

/** Whether what stands at the first part of a pointer (`/timing/offset` → `timing`) is as it was refused. */
export function isAsRefused(refused: object | undefined, now: object, pointer: string): boolean {
  const [, field = ''] = pointer.split('/');
  const at = (form: object | undefined): string | undefined => JSON.stringify(field === '' ? form : Object.entries(form ?? {}).find(([name]) => name === field)?.[1]);
  return at(refused) === at(now);
}
