import type { ProblemDetail } from '@messaging/kernel';
import type { ContentChannel } from '../choose-words/choose-words.js';
import type { TemplateContent } from '../compile-template/compile-content.js';
import { readableNodes } from '../compile-template/lay-out-parts.js';
import { parseTemplate } from '../parse-template/parse-template.js';
import type { Expression, TemplateAst, TemplateNode } from '../parse-template/template-ast.js';
import { compiledBytesMax } from '../parse-template/template-limits.js';
import { variablesOf } from '../parse-template/variables-of.js';
import { doubtOf, reservedRoots } from './known-names.js';

/** A template as it is about to be saved or used. `purpose` marketing makes any category marketing (a campaign). */
export interface LintInput {
  readonly category: string;
  readonly purpose?: 'transactional' | 'marketing';
  readonly contents: Partial<Readonly<Record<ContentChannel, TemplateContent>>>;
  /** Names that calls and campaigns bring at the top level. Absent: any undotted name may be one. */
  readonly declaredVariables?: readonly string[];
  /** The template at Meta has Meta's own opt-out button. */
  readonly hasOptOutButton?: boolean | undefined;
}

/**
 * Problems refuse the template (422); warnings are shown beside it. Pointers begin with the channel: `/sms/body`; those
 * of WhatsApp's parameters are `/whatsapp/parameters/0`.
 */
export interface LintReport {
  readonly problems: readonly ProblemDetail[];
  readonly warnings: readonly ProblemDetail[];
}

/** What each channel can carry, in characters of the words alone: Meta's text (4,096), and ten SMS, as much as Twilio takes. */
const charsMax: Readonly<Partial<Record<ContentChannel, number>>> = { whatsapp: 4096, sms: 1600 };

const complaint = (pointer: string, code: string, detail: string): ProblemDetail => ({ pointer, code, detail });

/** Looks for what compiles and yet should not be sent. Sources that do not parse are reported as problems too. */
export function lintTemplate(input: LintInput): LintReport {
  const problems: ProblemDetail[] = [];
  const warnings: ProblemDetail[] = [];
  for (const channel of ['email', 'sms', 'whatsapp'] as const) {
    const content = input.contents[channel];
    if (!content) continue;
    for (const { pointer, source } of sourcesOf(channel, content)) {
      const ast = parseTemplate(source, { limits: { sourceBytesMax: compiledBytesMax } });
      if (!ast.ok) problems.push(complaint(pointer, ast.problem.code, ast.problem.detail));
      else lintNames(ast.value, pointer, { declared: input.declaredVariables, problems, warnings });
      if (!ast.ok || !pointer.endsWith('/body')) continue;
      problems.push(...wayOutProblems(ast.value, channel, input));
      warnings.push(...lengthWarnings(ast.value, channel));
    }
    if (channel === 'email') {
      problems.push(...subjectProblems(content.subject));
      warnings.push(...emailWarnings(content));
    }
  }
  return { problems, warnings };
}

function* sourcesOf(channel: ContentChannel, content: TemplateContent): Generator<{ readonly pointer: string; readonly source: string }> {
  if (channel === 'email' && content.subject !== undefined) yield { pointer: '/email/subject', source: content.subject };
  yield { pointer: `/${channel}/body`, source: content.body };
  if (channel !== 'whatsapp') return;
  for (const [index, parameter] of (content.parameters ?? []).entries()) yield { pointer: `/whatsapp/parameters/${index}`, source: `{{${parameter.replace(/^\s*\{\{|\}\}\s*$/g, '')}}}` };
}

interface Findings {
  readonly declared: readonly string[] | undefined;
  readonly problems: ProblemDetail[];
  readonly warnings: ProblemDetail[];
}

function lintNames(ast: TemplateAst, pointer: string, { declared, problems, warnings }: Findings): void {
  for (const { name } of variablesOf(ast)) {
    const doubt = doubtOf(name, declared);
    if (doubt) (doubt.certain ? problems : warnings).push(complaint(pointer, doubt.code, doubt.detail));
  }
  warnings.push(...shadowedRoots(ast.nodes, pointer));
}

/** `{{customer.firstName}}` inside a list looks at the item, where it is never found. */
function shadowedRoots(nodes: readonly TemplateNode[], pointer: string): ProblemDetail[] {
  const names = new Set(expressionsIn(nodes).flatMap((expression) => (isShadowed(expression) ? [expression.segments.join('.')] : [])));
  const detail = (name: string): string => `Inside a list {{${name}}} looks at the item: write {{@root.${name}}}.`;
  return [...names].map((name) => complaint(pointer, 'TEMPLATE.VARIABLE_SHADOWED', detail(name)));
}

const isShadowed = (expression: Expression): expression is Extract<Expression, { kind: 'path' }> =>
  expression.kind === 'path' && expression.from === 'scope' && reservedRoots.includes(expression.segments[0] ?? '');

function expressionsIn(nodes: readonly TemplateNode[]): Expression[] {
  const inside = (expression: Expression): Expression[] =>
    expression.kind === 'call' ? [expression, ...expression.args.flatMap(inside)] : [expression];
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return [];
    if (node.kind === 'value') return inside(node.expression);
    return [...inside(node.subject), ...expressionsIn(node.body), ...expressionsIn(node.otherwise)];
  });
}

function lengthWarnings(ast: TemplateAst, channel: ContentChannel): ProblemDetail[] {
  const max = charsMax[channel];
  if (max === undefined || fewestChars(ast.nodes) <= max) return [];
  return [complaint(`/${channel}/body`, 'TEMPLATE.TOO_LONG', `The words alone are longer than ${max.toLocaleString('en')} characters, which is all that ${channel} carries.`)];
}

/** What is written whatever the values are. */
const fewestChars = (nodes: readonly TemplateNode[]): number =>
  nodes.reduce((sum, node) => {
    if (node.kind === 'text') return sum + node.text.length;
    return node.kind === 'value' ? sum : sum + Math.min(fewestChars(node.body), fewestChars(node.otherwise));
  }, 0);

/**
 * Marketing must say how to stop it, whatever the values are: a printed {{unsubscribeUrl}}, the word STOP or BAJA in
 * capitals, or Meta's button. `simple` mails have a link in their frame.
 */
function wayOutProblems(ast: TemplateAst, channel: ContentChannel, input: LintInput): ProblemDetail[] {
  if (input.category !== 'marketing' && input.purpose !== 'marketing') return [];
  const format = input.contents[channel]?.format;
  const isGiven = (channel === 'whatsapp' && input.hasOptOutButton) || (channel === 'email' && format === 'simple');
  if (isGiven || hasWayOut(format === 'text' ? ast.nodes : readableNodes(ast))) return [];
  const hint = channel === 'email' ? 'add {{unsubscribeUrl}}' : 'add {{unsubscribeUrl}} or a sentence such as "Reply STOP to opt out"';
  return [complaint(`/${channel}/body`, 'TEMPLATE.OPT_OUT_MISSING', `A marketing message must say how to stop it: ${hint}.`)];
}

/** In each branch; the link itself is always there, so `{{#if unsubscribeUrl}}` needs no else. */
function hasWayOut(nodes: readonly TemplateNode[]): boolean {
  return nodes.some((node) => {
    if (node.kind === 'text') return /(?<![\p{L}\p{N}])(?:STOP|BAJA)(?![\p{L}\p{N}])/u.test(node.text);
    if (node.kind === 'value') return isWayOut(node.expression);
    return hasWayOut(node.body) && ((node.kind === 'if' && isWayOut(node.subject)) || hasWayOut(node.otherwise));
  });
}

const isWayOut = (expression: Expression): boolean => expression.kind === 'path' && expression.from === 'root' && expression.label === 'unsubscribeUrl';

function subjectProblems(subject: string | undefined): ProblemDetail[] {
  if (subject === undefined || !/[\r\n\u0085\u2028\u2029]/.test(subject)) return [];
  return [complaint('/email/subject', 'TEMPLATE.SUBJECT_LINE_BREAK', 'A subject is one line: a line break could add headers to the mail.')];
}

function emailWarnings(content: TemplateContent): ProblemDetail[] {
  const warnings: ProblemDetail[] = [];
  if (!content.subject?.trim()) warnings.push(complaint('/email/subject', 'TEMPLATE.SUBJECT_MISSING', 'An email without a subject is often taken for spam.'));
  if (content.format === 'html' && /<(script|iframe|form|object)\b|<[a-z][^>]{0,500}\son[a-z]{3,20}\s{0,20}=/i.test(content.body)) {
    warnings.push(complaint('/email/body', 'TEMPLATE.HTML_UNSUPPORTED', 'Mail programs remove scripts, frames and forms.'));
  }
  return warnings;
}
