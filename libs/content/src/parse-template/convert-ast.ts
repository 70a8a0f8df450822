import { nearestName } from '@messaging/kernel';
import { helperSignatures, isHelperName } from './helper-signatures.js';
import type { BlockNode, CallExpression, Expression, LoopName, TemplateNode } from './template-ast.js';
import { templateLimits } from './template-limits.js';
import { TemplateRefused, templateProblem, type TemplateProblemCode } from './template-problem.js';

/** An `each` or `with` around a node. */
interface Scope {
  readonly kind: 'each' | 'with';
  /** How a name inside is shown to staff: `event.items[]`. */
  readonly label: string;
}

const blockKinds: readonly string[] = ['if', 'unless', 'each', 'with'];
const loopNames: readonly string[] = ['index', 'key', 'first', 'last'];
/** Own-property look-up denies these already; refusing them by name tells an honest author why. */
const deniedSegments: readonly string[] = ['__proto__', 'constructor', 'prototype'];

const isBlockKind = (name: string): name is BlockNode['kind'] => blockKinds.includes(name);
const isLoopName = (name: string | undefined): name is LoopName => name !== undefined && loopNames.includes(name);

function refuseAt(node: hbs.AST.Node, code: TemplateProblemCode, detail: string): never {
  const { line, column } = node.loc.start;
  throw new TemplateRefused(templateProblem(code, detail, { line, column: column + 1 }));
}

function forbid(node: hbs.AST.Node, detail: string): never {
  return refuseAt(node, 'TEMPLATE.FORBIDDEN', detail);
}

/** Turns Handlebars' tree into ours. Throws `TemplateRefused` at the first node outside the allow-list. */
export function convertProgram(program: hbs.AST.Program | undefined, scopes: readonly Scope[] = []): TemplateNode[] {
  if (program?.blockParams?.length) forbid(program, 'Block parameters (as |name|) are not available: write {{this.name}}.');
  return (program?.body ?? []).flatMap((statement) => convertStatement(statement, scopes));
}

function convertStatement(statement: hbs.AST.Statement, scopes: readonly Scope[]): TemplateNode[] {
  switch (statement.type) {
    case 'ContentStatement': {
      const { value } = statement as hbs.AST.ContentStatement;
      return value === '' ? [] : [{ kind: 'text', text: value }];
    }
    case 'CommentStatement':
      return [];
    case 'MustacheStatement': {
      const mustache = statement as hbs.AST.MustacheStatement;
      if (!mustache.escaped) forbid(mustache, 'Unescaped output is not allowed: write {{name}}.');
      const isCall = mustache.params.length > 0 || mustache.hash !== undefined;
      return [{ kind: 'value', expression: isCall ? convertCall(mustache, scopes) : convertMustacheName(mustache, scopes) }];
    }
    case 'BlockStatement':
      return [convertBlock(statement as hbs.AST.BlockStatement, scopes)];
    default:
      return forbid(statement, 'Partials and decorators are not available.');
  }
}

function convertMustacheName(mustache: hbs.AST.MustacheStatement, scopes: readonly Scope[]): Expression {
  if (mustache.path.type !== 'PathExpression') forbid(mustache, 'A tag must name a variable, for example {{customer.firstName}}.');
  return convertPath(mustache.path as hbs.AST.PathExpression, scopes);
}

function convertBlock(block: hbs.AST.BlockStatement, scopes: readonly Scope[]): BlockNode {
  const kind = block.path.original;
  if (!isBlockKind(kind)) forbid(block, `{{#${kind}}} is not available; blocks are if, unless, each and with.`);
  const [param, ...more] = block.params;
  if (!param || more.length > 0 || block.hash) forbid(block, `{{#${kind} …}} takes exactly one value.`);
  const subject = convertExpression(param, scopes);
  const inner = kind === 'each' || kind === 'with' ? [...scopes, { kind, label: scopeLabel(kind, subject) } as const] : scopes;
  return { kind, subject, body: convertProgram(block.program, inner), otherwise: convertProgram(block.inverse, scopes) };
}

function scopeLabel(kind: 'each' | 'with', subject: Expression): string {
  const label = subject.kind === 'path' ? subject.label : 'this';
  return kind === 'each' ? `${label}[]` : label;
}

function convertExpression(expression: hbs.AST.Expression, scopes: readonly Scope[]): Expression {
  switch (expression.type) {
    case 'PathExpression':
      return convertPath(expression as hbs.AST.PathExpression, scopes);
    case 'SubExpression':
      return convertCall(expression as hbs.AST.SubExpression, scopes);
    case 'StringLiteral':
      return { kind: 'literal', value: (expression as hbs.AST.StringLiteral).value };
    case 'NumberLiteral':
      return { kind: 'literal', value: (expression as hbs.AST.NumberLiteral).value };
    case 'BooleanLiteral':
      return { kind: 'literal', value: (expression as hbs.AST.BooleanLiteral).value };
    case 'NullLiteral':
    case 'UndefinedLiteral':
      return { kind: 'literal', value: null };
    default:
      return forbid(expression, 'This value cannot be read.');
  }
}

interface CallNode extends hbs.AST.Node {
  readonly path: hbs.AST.Expression;
  readonly params: hbs.AST.Expression[];
  readonly hash?: hbs.AST.Hash;
}

function convertCall(call: CallNode, scopes: readonly Scope[]): CallExpression {
  const helper = call.path.type === 'PathExpression' ? (call.path as hbs.AST.PathExpression).original : '';
  if (!isHelperName(helper)) {
    const near = nearestName(helper, Object.keys(helperSignatures));
    const hint = near === undefined ? `available are ${Object.keys(helperSignatures).join(', ')}` : `did you mean ${near}`;
    forbid(call, `There is no helper "${helper}"; ${hint}${near === undefined ? '.' : '?'}`);
  }
  const { argsMin, argsMax, options: allowed, example } = helperSignatures[helper];
  if (call.params.length < argsMin || call.params.length > argsMax) forbid(call, `Write ${helper} like this: ${example}.`);
  const options: Record<string, Expression> = {};
  for (const pair of call.hash?.pairs ?? []) {
    if (!allowed.includes(pair.key)) forbid(call, `${helper} has no option "${pair.key}". Write it like this: ${example}.`);
    options[pair.key] = convertExpression(pair.value, scopes);
  }
  return { kind: 'call', helper, args: call.params.map((param) => convertExpression(param, scopes)), options };
}

function convertPath(path: hbs.AST.PathExpression, scopes: readonly Scope[]): Expression {
  if (path.parts.length > templateLimits.segmentsMax) refuseAt(path, 'TEMPLATE.TOO_DEEP', `A name may have ${templateLimits.segmentsMax} parts.`);
  for (const part of path.parts) {
    if (deniedSegments.includes(part) || !/^[\p{L}\p{N}_-]+$/u.test(part)) forbid(path, `"${path.original}" is not a name that can be used.`);
  }
  if (path.data) return convertDataPath(path, scopes);
  if (path.depth > scopes.length) forbid(path, `"${path.original}" leads outside of every list.`);
  if (path.depth === scopes.length) return rootPath(path, path.parts);
  const scope = scopes[scopes.length - 1 - path.depth];
  const label = [scope?.label ?? 'this', ...path.parts].join('.');
  return { kind: 'path', from: 'scope', up: path.depth, segments: path.parts, label };
}

/** `@root.x` is a root variable; `@index`, `@key`, `@first` and `@last` belong to a list. */
function convertDataPath(path: hbs.AST.PathExpression, scopes: readonly Scope[]): Expression {
  const [name, ...rest] = path.parts;
  if (name === 'root') return rootPath(path, rest);
  const lists = scopes.filter((scope) => scope.kind === 'each').length;
  if (!isLoopName(name) || rest.length > 0) forbid(path, `"${path.original}" is not available; inside a list there are @index, @first and @last.`);
  if (path.depth >= lists) forbid(path, `"${path.original}" has a meaning only inside {{#each}}.`);
  return { kind: 'loop', name, up: path.depth };
}

function rootPath(path: hbs.AST.PathExpression, segments: string[]): Expression {
  if (segments.length === 0) forbid(path, `"${path.original}" names no variable here.`);
  return { kind: 'path', from: 'root', up: 0, segments, label: segments.join('.') };
}
