import type { ProblemDetail } from '@messaging/kernel';
import type { ContentChannel, TemplateContent } from '../compile-template/compile-content.js';
import { parseTemplate } from '../parse-template/parse-template.js';
import type { Expression, TemplateAst, TemplateNode } from '../parse-template/template-ast.js';
import { variablesOf } from '../parse-template/variables-of.js';

/** A template as it is about to be saved or used. `purpose` marketing makes any category marketing (a campaign). */
export interface LintInput {
  readonly category: string;
  readonly purpose?: 'transactional' | 'marketing';
  readonly contents: Partial<Readonly<Record<ContentChannel, TemplateContent>>>;
  /** Names that calls and campaigns bring at the top level. Absent: any undotted name may be one. */
  readonly declaredVariables?: readonly string[];
}

/** Problems refuse the template (422); warnings are shown beside it. Pointers begin with the channel: `/sms/body`. */
export interface LintReport {
  readonly problems: readonly ProblemDetail[];
  readonly warnings: readonly ProblemDetail[];
}

/** The roots every template has (API.md section 4). */
export const reservedRoots: readonly string[] = ['customer', 'event', 'hub', 'unsubscribeUrl'];

const customerFields: readonly string[] = [
  'id', 'firstName', 'lastName', 'email', 'phone', 'whatsapp', 'locale', 'timeZone', 'country', 'birthday', 'customerSince', 'tags',
  'loyaltyTier', 'totalSpent', 'lastVisitAt', 'consent', 'attributes',
];
const hubFields: readonly string[] = ['name', 'timeZone', 'locale', 'country', 'brand', 'legal', 'alertEmail', 'customerUrl'];
const knownFields: Readonly<Record<string, readonly string[]>> = { customer: customerFields, hub: hubFields };

const complaint = (pointer: string, code: string, detail: string): ProblemDetail => ({ pointer, code, detail });

/** Looks for what compiles and yet should not be sent. Sources that do not parse are reported as problems too. */
export function lintTemplate(input: LintInput): LintReport {
  const problems: ProblemDetail[] = [];
  const warnings: ProblemDetail[] = [];
  for (const channel of ['email', 'sms', 'whatsapp'] as const) {
    const content = input.contents[channel];
    if (!content) continue;
    const found = lintContent(channel, content, input);
    problems.push(...found.problems);
    warnings.push(...found.warnings);
  }
  return { problems, warnings };
}

function lintContent(channel: ContentChannel, content: TemplateContent, input: LintInput): LintReport {
  const problems: ProblemDetail[] = [];
  const warnings: ProblemDetail[] = [];
  for (const part of ['subject', 'body'] as const) {
    const source = content[part];
    if (source === undefined || (part === 'subject' && channel !== 'email')) continue;
    const pointer = `/${channel}/${part}`;
    const ast = parseTemplate(source);
    if (!ast.ok) problems.push(complaint(pointer, ast.problem.code, ast.problem.detail));
    else {
      const names = unknownNames(ast.value, pointer, input.declaredVariables);
      (input.declaredVariables ? problems : warnings).push(...names.roots);
      warnings.push(...names.fields, ...shadowedRoots(ast.value.nodes, pointer));
      if (part === 'body') problems.push(...wayOutProblems(ast.value, channel, input));
    }
  }
  if (channel === 'email') {
    problems.push(...subjectProblems(content.subject));
    warnings.push(...emailWarnings(content));
  }
  return { problems, warnings };
}

function unknownNames(ast: TemplateAst, pointer: string, declared: readonly string[] | undefined) {
  const roots: ProblemDetail[] = [];
  const fields: ProblemDetail[] = [];
  for (const { name } of variablesOf(ast)) {
    const [root = '', field] = name.split('.');
    const isKnown = reservedRoots.includes(root) || (declared ? declared.includes(root) : field === undefined && !isNearReserved(root));
    if (!isKnown) {
      const known = [...reservedRoots, ...(declared ?? [])].join(', ');
      roots.push(complaint(pointer, 'TEMPLATE.VARIABLE_UNKNOWN', `{{${name}}} is not known. Variables begin with ${known}.`));
    } else if (field !== undefined && knownFields[root] && !knownFields[root].includes(field)) {
      fields.push(complaint(pointer, 'TEMPLATE.FIELD_UNKNOWN', `{{${name}}}: ${root} has no "${field}".`));
    }
  }
  return { roots, fields };
}

/** `Customer`, `unsubscribeURL`, `unsubscribe_url`: meant for a reserved name. */
function isNearReserved(root: string): boolean {
  const bare = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');
  return reservedRoots.some((reserved) => bare(reserved) === bare(root));
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

/** Marketing must say how to stop it: a printed {{unsubscribeUrl}}, or the word STOP or BAJA in capitals. */
function wayOutProblems(ast: TemplateAst, channel: ContentChannel, input: LintInput): ProblemDetail[] {
  if (input.category !== 'marketing' && input.purpose !== 'marketing') return [];
  if (hasWayOut(ast.nodes)) return [];
  const hint = channel === 'email' ? 'add {{unsubscribeUrl}}' : 'add {{unsubscribeUrl}} or a sentence such as "Reply STOP to opt out"';
  return [complaint(`/${channel}/body`, 'TEMPLATE.OPT_OUT_MISSING', `A marketing message must say how to stop it: ${hint}.`)];
}

function hasWayOut(nodes: readonly TemplateNode[]): boolean {
  return nodes.some((node) => {
    if (node.kind === 'text') return /(?<![\p{L}\p{N}])(?:STOP|BAJA)(?![\p{L}\p{N}])/u.test(node.text);
    if (node.kind !== 'value') return hasWayOut(node.body) || hasWayOut(node.otherwise);
    return node.expression.kind === 'path' && node.expression.from === 'root' && node.expression.label === 'unsubscribeUrl';
  });
}

function subjectProblems(subject: string | undefined): ProblemDetail[] {
  if (subject === undefined || !/[\r\n]/.test(subject)) return [];
  return [complaint('/email/subject', 'TEMPLATE.SUBJECT_LINE_BREAK', 'A subject is one line: a line break could add headers to the mail.')];
}

function emailWarnings(content: TemplateContent): ProblemDetail[] {
  const warnings: ProblemDetail[] = [];
  if (!content.subject?.trim()) warnings.push(complaint('/email/subject', 'TEMPLATE.SUBJECT_MISSING', 'An email without a subject is often taken for spam.'));
  if (content.format === 'html' && /<(script|iframe|form|object)\b/i.test(content.body)) {
    warnings.push(complaint('/email/body', 'TEMPLATE.HTML_UNSUPPORTED', 'Mail programs remove scripts, frames and forms.'));
  }
  return warnings;
}
