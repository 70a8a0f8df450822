import { ok, type Problem, type Result } from '@messaging/kernel';
import type { FormatOptions } from '../format-values/value-format.js';
import { parseTemplate } from '../parse-template/parse-template.js';
import type { TemplateAst, TemplateNode } from '../parse-template/template-ast.js';
import { variablesOf, type TemplateVariable } from '../parse-template/variables-of.js';
import { brandFrame } from './brand-frame.js';
import { compileNodes, type Write } from './compile-nodes.js';
import { headerLine } from './escape.js';
import { htmlToText, tidyText } from './html-to-text.js';
import { Marks, markUrls } from './marks.js';
import { RenderState, type BudgetLimit } from './render-state.js';
import { isAbsent, readPath } from './show-value.js';
import { wordsToHtml } from './simple-html.js';

/** The channels a body can be written for. */
export type ContentChannel = 'whatsapp' | 'sms' | 'email';
/** `simple` is paragraphs, pictures and buttons in the hub's brand frame. */
export type ContentFormat = 'text' | 'simple' | 'html';

/** One channel's words of a template. */
export interface TemplateContent {
  readonly subject?: string;
  readonly body: string;
  readonly format: ContentFormat;
}

/** Rendered; or the names of all missing variables; or which bound of `renderBudget` was hit. */
export type RenderOutcome =
  | { readonly ok: true; readonly subject?: string; readonly text: string; readonly html?: string }
  | { readonly ok: false; readonly missing: readonly string[] }
  | { readonly ok: false; readonly overBudget: BudgetLimit };

/** Content ready to render any number of times. */
export interface CompiledContent {
  /** Those of subject, body and frame: what must be stored to render later. */
  readonly variables: readonly TemplateVariable[];
  render(context: Readonly<Record<string, unknown>>, options: FormatOptions): RenderOutcome;
}

interface Parts {
  readonly subject?: Write;
  readonly text: Write;
  readonly html?: Write;
  /** The text part was laid out from HTML: blocks left out may leave blank lines behind. */
  readonly tidies: boolean;
}

/**
 * Checks and compiles the words of one channel. Email gets HTML and its plain-text alternative from any format; SMS
 * and WhatsApp get text from any format. Problems are those of `parseTemplate`, with the pointer of the part.
 *
 * Measured on 2 vCPU, Node 20, machine shared: 2.2 KB of HTML with 3 variables, subject and both parts: 2.5 to 4.3 µs a
 * render; 0.12 ms to compile, which is why compiled content is kept (`CompiledTemplateCache`).
 */
export function compileContent(content: TemplateContent, channel: ContentChannel): Result<CompiledContent> {
  const body = parseTemplate(content.body);
  if (!body.ok) return pointTo('/body', body.problem);
  const hasSubject = channel === 'email' && content.subject !== undefined;
  const subject = hasSubject ? parseTemplate(content.subject ?? '') : undefined;
  if (subject && !subject.ok) return pointTo('/subject', subject.problem);
  const asts = subject ? [subject.value, body.value] : [body.value];
  const framed = channel === 'email' && content.format === 'simple' ? frameFor(body.value) : [];
  const parts = { ...compileBody(body.value, framed, { format: content.format, channel }), ...(subject && { subject: compileNodes(subject.value.nodes, 'none') }) };
  const variables = variablesOf(...asts, ...framed);
  return ok({ variables, render: renderer(parts, variables) });
}

function pointTo(pointer: string, problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem: { ...problem, errors: [{ pointer, code: problem.code, detail: problem.detail }] } };
}

function frameFor(body: TemplateAst): readonly TemplateAst[] {
  const hasWayOut = variablesOf(body).some(({ name }) => name === 'unsubscribeUrl');
  return [brandFrame.top, hasWayOut ? brandFrame.bottom : brandFrame.bottomWithUnsubscribe];
}

/** What the body is, what surrounds it, what it becomes. */
function compileBody(body: TemplateAst, framed: readonly TemplateAst[], { format, channel }: { format: ContentFormat; channel: ContentChannel }): Parts {
  const plain = compileNodes(body.nodes, 'none');
  if (format === 'text' && channel !== 'email') return { text: plain, tidies: false };
  const marks = new Marks();
  const words = marks.write(body.nodes);
  const [top = '', bottom = ''] = framed.map((ast) => marks.write(ast.nodes));
  const marked = markUrls(format === 'html' ? words : top + wordsToHtml(words, { format, buttonStyle: framed.length > 0 ? marks.write(brandFrame.buttonStyle.nodes) : '' }) + bottom);
  const htmlNodes = marks.read(marked) ?? body.nodes;
  const html = compileNodes(htmlNodes, 'html');
  if (format === 'text') return { text: plain, html, tidies: false };
  const text = textPart(marks.read(htmlToText(marked)), html);
  return channel === 'email' ? { text, html, tidies: true } : { text, tidies: true };
}

/** The text part, laid out once; where a block holds half of an HTML element, it is made anew from each rendered HTML. */
function textPart(nodes: readonly TemplateNode[] | undefined, html: Write): Write {
  if (nodes) return compileNodes(nodes, 'none');
  return (state) => {
    html(state);
    state.out = htmlToText(state.out);
  };
}

function renderer(parts: Parts, variables: readonly TemplateVariable[]): CompiledContent['render'] {
  const required = variables.filter((variable) => variable.required).map(({ name }) => ({ name, segments: name.split('.') }));
  return (context, options) => {
    const state = new RenderState(context, options);
    for (const { name, segments } of required) if (isAbsent(readPath(context, segments))) state.report(name);
    const subject = parts.subject && renderPart(parts.subject, state);
    const text = renderPart(parts.text, state);
    const html = parts.html && renderPart(parts.html, state);
    if (state.over !== undefined) return { ok: false, overBudget: state.over };
    if (state.missing.length > 0) return { ok: false, missing: state.missing };
    return {
      ok: true,
      ...(subject !== undefined && { subject: headerLine(subject) }),
      text: parts.tidies ? tidyText(text) : text,
      ...(html !== undefined && { html }),
    };
  };
}

function renderPart(write: Write, state: RenderState): string {
  write(state);
  return state.take();
}
