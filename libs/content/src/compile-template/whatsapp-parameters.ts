import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { parseTemplate } from '../parse-template/parse-template.js';
import type { TemplateAst } from '../parse-template/template-ast.js';
import { compileNodes, type Write } from './compile-nodes.js';
import { headerLine } from './escape.js';

/** Meta refuses a parameter with line breaks, tabs or more than four spaces in a row: one line, with single spaces. */
export const parameterLine = (text: string): string => headerLine(text).replace(/ {2,}/g, ' ');

/** What fills the parameters of a template at Meta. */
export interface CompiledParameters {
  readonly asts: readonly TemplateAst[];
  readonly writes: readonly Write[];
}

/** Each parameter is what would stand in a tag: `customer.firstName`, `date event.startsAt`. Braces around it are fine. */
export function compileParameters(parameters: readonly string[]): Result<CompiledParameters> {
  const asts: TemplateAst[] = [];
  for (const [index, written] of parameters.entries()) {
    const parsed = parseTemplate(`{{${bare(written)}}}`);
    if (!parsed.ok) return refuse(misplaced(index, parsed.problem));
    const [node, ...more] = parsed.value.nodes;
    if (node?.kind !== 'value' || more.length > 0) return refuse(misplaced(index, { kind: 'rule', code: 'TEMPLATE.SYNTAX', detail: 'A parameter is one variable, such as customer.firstName.' }));
    asts.push(parsed.value);
  }
  return ok({ asts, writes: asts.map(({ nodes }) => compileNodes(nodes, 'none')) });
}

function bare(written: string): string {
  const text = written.trim();
  return text.startsWith('{{') && text.endsWith('}}') ? text.slice(2, -2) : text;
}

const misplaced = (index: number, { kind, code, detail }: Problem): Problem => ({
  kind, code, detail, errors: [{ pointer: `/whatsapp/parameters/${index}`, code, detail }],
});
