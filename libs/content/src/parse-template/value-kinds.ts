import type { CallExpression, Expression, HelperName, TemplateAst, TemplateNode } from './template-ast.js';

/** What a template takes a value for, by how it is used. */
export type ValueKind = 'text' | 'date' | 'money' | 'number' | 'phone' | 'list' | 'object';

const kindOfHelper: Readonly<Partial<Record<HelperName, ValueKind>>> = { date: 'date', time: 'date', money: 'money', number: 'number', plural: 'number', phone: 'phone' };

/** By name (`event.startsAt`, `event.items[].price`) what each value of one or more trees is used as; anything goes before text. */
export function valueKinds(...asts: readonly TemplateAst[]): ReadonlyMap<string, ValueKind> {
  const kinds = new Map<string, ValueKind>();
  for (const ast of asts) visitNodes(ast.nodes, kinds);
  return kinds;
}

function visitNodes(nodes: readonly TemplateNode[], kinds: Map<string, ValueKind>): void {
  for (const node of nodes) {
    if (node.kind === 'text') continue;
    if (node.kind === 'value') visitExpression(node.expression, 'text', kinds);
    else {
      visitExpression(node.subject, node.kind === 'each' ? 'list' : node.kind === 'with' ? 'object' : 'text', kinds);
      visitNodes(node.body, kinds);
      visitNodes(node.otherwise, kinds);
    }
  }
}

function visitExpression(expression: Expression, kind: ValueKind, kinds: Map<string, ValueKind>): void {
  if (expression.kind === 'path' && (kind !== 'text' || !kinds.has(expression.label))) kinds.set(expression.label, kind);
  if (expression.kind === 'call') visitCall(expression, kinds);
}

/** The first value is what the helper writes; what else it is given is text. */
function visitCall(call: CallExpression, kinds: Map<string, ValueKind>): void {
  for (const [index, argument] of call.args.entries()) visitExpression(argument, (index === 0 && kindOfHelper[call.helper]) || 'text', kinds);
  for (const option of Object.values(call.options)) visitExpression(option, 'text', kinds);
}
