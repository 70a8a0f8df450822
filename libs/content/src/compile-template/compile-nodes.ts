import { renderBudget } from '../parse-template/template-limits.js';
import type { BlockNode, CallExpression, Expression, LoopName, TemplateNode, ValueNode } from '../parse-template/template-ast.js';
import { helpers } from './call-helper.js';
import { escapeHtml, safeStyle, safeUrl, safeUrlPart } from './escape.js';
import type { RenderState } from './render-state.js';
import { isFalsy, isRecord, readPath, showValue } from './show-value.js';

/** How values are written in a part: escaped in HTML, as they are in text, SMS, WhatsApp and subjects. */
export type Escaping = 'html' | 'none';

interface LoopTurn extends Readonly<Record<LoopName, unknown>> {
  readonly outer: LoopTurn | undefined;
}

/** The item of an `each` or `with`, and those around it. */
interface Scope {
  readonly value: unknown;
  readonly outer: Scope | undefined;
  readonly turn: LoopTurn | undefined;
}

type Read = (state: RenderState, scope: Scope | undefined) => unknown;
/** Writes one part into the state. */
export type Write = (state: RenderState, scope?: Scope) => void;

/**
 * Turns a checked tree into closures. Nothing is generated and evaluated, so it also runs under a strict content
 * security policy. Measured: see `compile-content.ts`.
 */
export function compileNodes(nodes: readonly TemplateNode[], escaping: Escaping): Write {
  const writes = nodes.map((node) => compileNode(node, escaping));
  return (state, scope) => {
    for (const write of writes) write(state, scope);
  };
}

function compileNode(node: TemplateNode, escaping: Escaping): Write {
  switch (node.kind) {
    case 'text':
      return (state) => state.write(node.text);
    case 'value':
      return compileValue(node, escaping);
    case 'if':
    case 'unless':
      return compileCondition(node, escaping);
    case 'each':
      return compileEach(node, escaping);
    case 'with':
      return compileWith(node, escaping);
    default:
      return node satisfies never;
  }
}

function compileValue(node: ValueNode, escaping: Escaping): Write {
  const { expression } = node;
  const read = compileExpression(expression);
  const names = namesIn(expression);
  const encode = encoder(node, escaping);
  const isCall = expression.kind === 'call';
  return (state, scope) => {
    if (!state.spend(1)) return;
    const value = read(state, scope);
    const text = isCall && value === undefined ? undefined : showValue(value, state.format.locale);
    if (text === undefined) for (const name of names) state.report(name);
    else state.write(encode(text));
  };
}

function encoder(node: ValueNode, escaping: Escaping): (text: string) => string {
  if (escaping === 'none') return (text) => text;
  switch (node.mode) {
    case 'url':
      return (text) => escapeHtml(safeUrl(text));
    case 'urlPart':
      return (text) => escapeHtml(safeUrlPart(text));
    case 'css':
      return safeStyle;
    case 'link':
      return linkOrWords;
    case undefined:
      return escapeHtml;
    default:
      return node.mode satisfies never;
  }
}

function linkOrWords(text: string): string {
  const escaped = escapeHtml(text);
  if (/^https?:\/\/\S+$/.test(text)) return `<a href="${escaped}">${escaped}</a>`;
  return escaped.includes('\n') ? escaped.replace(/\r?\n/g, '<br>\n') : escaped;
}

/** Which variables to name when an expression has no sound value. */
function namesIn(expression: Expression): string[] {
  if (expression.kind === 'path') return [expression.label];
  if (expression.kind !== 'call') return [];
  const main = expression.helper === 'default' ? expression.args : [...expression.args.slice(0, 1), ...Object.values(expression.options)];
  return main.flatMap(namesIn);
}

function compileExpression(expression: Expression): Read {
  switch (expression.kind) {
    case 'literal':
      return () => expression.value;
    case 'loop':
      return (_state, scope) => {
        let turn = scope?.turn;
        for (let up = expression.up; up > 0; up -= 1) turn = turn?.outer;
        return turn?.[expression.name];
      };
    case 'path': {
      const { segments, up } = expression;
      if (expression.from === 'root') return (state) => readPath(state.root, segments);
      return (_state, scope) => {
        let from = scope;
        for (let left = up; left > 0; left -= 1) from = from?.outer;
        return readPath(from?.value, segments);
      };
    }
    case 'call':
      return compileCall(expression);
    default:
      return expression satisfies never;
  }
}

function compileCall(call: CallExpression): Read {
  const args = call.args.map(compileExpression);
  const options = Object.entries(call.options).map(([name, value]) => [name, compileExpression(value)] as const);
  const helper = helpers[call.helper];
  return (state, scope) => {
    const values = args.map((read) => read(state, scope));
    const chars = values.reduce<number>((sum, value) => sum + charsOf(value), 0);
    if (!state.spend(renderBudget.stepsPerCall + chars / renderBudget.charsPerStep)) return '';
    return helper(values, Object.fromEntries(options.map(([name, read]) => [name, read(state, scope)])), state.format);
  };
}

/** How much text a helper may have to go through. */
function charsOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  const isShown = Array.isArray(value) && value.length <= renderBudget.itemsPerEachMax;
  return isShown ? value.reduce<number>((sum, item) => sum + (typeof item === 'string' ? item.length : 8), 0) : 0;
}

function compileCondition(node: BlockNode, escaping: Escaping): Write {
  const read = compileExpression(node.subject);
  const [whenTrue, whenFalse] = node.kind === 'if' ? [node.body, node.otherwise] : [node.otherwise, node.body];
  const writeTrue = compileNodes(whenTrue, escaping);
  const writeFalse = compileNodes(whenFalse, escaping);
  return (state, scope) => {
    if (state.spend(1)) (isFalsy(read(state, scope)) ? writeFalse : writeTrue)(state, scope);
  };
}

function compileWith(node: BlockNode, escaping: Escaping): Write {
  const read = compileExpression(node.subject);
  const body = compileNodes(node.body, escaping);
  const otherwise = compileNodes(node.otherwise, escaping);
  return (state, scope) => {
    const value = read(state, scope);
    if (isFalsy(value)) otherwise(state, scope);
    else body(state, { value, outer: scope, turn: scope?.turn });
  };
}

function compileEach(node: BlockNode, escaping: Escaping): Write {
  const read = compileExpression(node.subject);
  const body = compileNodes(node.body, escaping);
  const otherwise = compileNodes(node.otherwise, escaping);
  return (state, scope) => {
    const list = read(state, scope);
    const keys = isRecord(list) ? Object.keys(list) : [];
    if (keys.length === 0) return otherwise(state, scope);
    if (keys.length > renderBudget.itemsPerEachMax) return void (state.over ??= 'items');
    const items = isRecord(list) ? list : {};
    for (const [index, key] of keys.entries()) {
      if (!state.spend(renderBudget.stepsPerCall)) return;
      const turn: LoopTurn = { index, key: Array.isArray(list) ? index : key, first: index === 0, last: index === keys.length - 1, outer: scope?.turn };
      body(state, { value: items[key], outer: scope, turn });
    }
  };
}
