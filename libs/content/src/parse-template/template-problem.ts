import type { Problem } from '@messaging/kernel';

/** Where something stands in a source; both count from 1. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

export type TemplateProblemCode = 'TEMPLATE.SYNTAX' | 'TEMPLATE.TOO_LARGE' | 'TEMPLATE.TOO_DEEP' | 'TEMPLATE.FORBIDDEN';

/** The line and column of a character. */
export function positionAt(source: string, index: number): SourcePosition {
  const before = source.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}

/** A refusal that says where; `detail` is a sentence for staff. */
export function templateProblem(code: TemplateProblemCode, detail: string, position?: SourcePosition): Problem {
  const kind = code === 'TEMPLATE.TOO_LARGE' ? 'too_large' : 'rule';
  if (!position) return { kind, code, detail };
  return { kind, code, detail: `Line ${position.line}, column ${position.column}: ${detail}`, extra: { ...position } };
}

/** Leaves the conversion of a tree at its first fault; `parseTemplate` catches it, nobody else sees it. */
export class TemplateRefused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}
