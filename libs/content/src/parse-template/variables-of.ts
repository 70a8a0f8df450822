import type { Expression, TemplateAst, TemplateNode } from './template-ast.js';

/** A root variable of a template. Required: without it the message is skipped (`TEMPLATE.VARIABLE_MISSING`). */
export interface TemplateVariable {
  readonly name: string;
  readonly required: boolean;
}

type Guards = ReadonlySet<string>;

/**
 * The root variables of one or more trees, in order of first use. Names inside `each` and `with` belong to the item
 * and are not listed; the list itself is. A variable is required unless every use stands behind `{{#if it}}` (or in
 * the else of `{{#unless it}}`), is itself a condition, goes through `{{default it "…"}}`, or is a list with an else.
 */
export function variablesOf(...asts: readonly TemplateAst[]): TemplateVariable[] {
  const found = new Map<string, boolean>();
  const record = (name: string, required: boolean): void => void found.set(name, required || (found.get(name) ?? false));
  for (const ast of asts) visitNodes(ast.nodes, { guards: new Set(), record });
  return [...found].map(([name, required]) => ({ name, required }));
}

/** What a walk carries: the names proven present where it stands, and who notes what it finds. */
interface Walk {
  readonly guards: Guards;
  readonly record: (name: string, required: boolean) => void;
}

function visitNodes(nodes: readonly TemplateNode[], walk: Walk): void {
  for (const node of nodes) {
    if (node.kind === 'text') continue;
    if (node.kind === 'value') {
      visitExpression(node.expression, true, walk);
      continue;
    }
    const isCondition = node.kind === 'if' || node.kind === 'unless' || node.otherwise.length > 0;
    visitExpression(node.subject, !isCondition, walk);
    const proven = { ...walk, guards: new Set([...walk.guards, ...provenBy(node.subject)]) };
    visitNodes(node.body, node.kind === 'unless' ? walk : proven);
    visitNodes(node.otherwise, node.kind === 'unless' ? proven : walk);
  }
}

function visitExpression(expression: Expression, required: boolean, walk: Walk): void {
  if (expression.kind === 'path' && expression.from === 'root') {
    walk.record(expression.label, required && !isGuarded(expression.label, walk.guards));
  }
  if (expression.kind !== 'call') return;
  const inner = required && expression.helper !== 'default' && expression.helper !== 'eq' && !isColor(expression.helper);
  for (const argument of [...expression.args, ...Object.values(expression.options)]) visitExpression(argument, inner, walk);
}

/** The color helpers have a default of their own. */
const isColor = (helper: string): boolean => helper === 'color' || helper === 'onColor' || helper === 'inkColor';

/** `event.service` is proven present by `event.service` and by `event.service.name`. */
function isGuarded(name: string, guards: Guards): boolean {
  for (const guard of guards) if (guard === name || guard.startsWith(`${name}.`)) return true;
  return false;
}

/** Which names must be present when an expression is true. */
function provenBy(expression: Expression): string[] {
  if (expression.kind === 'path') return expression.from === 'root' ? [expression.label] : [];
  if (expression.kind !== 'call' || expression.helper === 'default') return [];
  if (expression.helper !== 'eq') return expression.args.slice(0, 1).flatMap(provenBy);
  const againstText = expression.args.some((argument) => argument.kind === 'literal' && argument.value !== null && argument.value !== '');
  return againstText ? expression.args.flatMap(provenBy) : [];
}
