import type { ContentChannel, ContentFormat } from '../choose-words/choose-words.js';
import type { TemplateAst, TemplateNode } from '../parse-template/template-ast.js';
import { variablesOf } from '../parse-template/variables-of.js';
import { brandFrame } from './brand-frame.js';
import { compileNodes, type Write } from './compile-nodes.js';
import { htmlToText } from './html-to-text.js';
import { Marks } from './marks.js';
import { placeValues } from './place-values.js';
import { wordsToHtml } from './simple-html.js';

/** The parts of a message, and the frame around them (`simple`). */
export interface LaidOut {
  readonly text: Write;
  readonly html?: Write;
  readonly tidies: boolean;
  readonly frame: readonly TemplateAst[];
}

/** Makes a message's parts of its body, once, when it is compiled: what surrounds it, and what it becomes. */
export function layOutParts(body: TemplateAst, given: { format: ContentFormat; channel: ContentChannel; locale: string }): LaidOut {
  const { format, channel } = given;
  if (format === 'text' && channel !== 'email') return { text: compileNodes(body.nodes, 'none'), tidies: false, frame: [] };
  const frame = channel === 'email' && format === 'simple' ? frameAround(body, given.locale) : [];
  const marks = new Marks();
  const words = marks.write(body.nodes);
  const [top = '', bottom = ''] = frame.map((ast) => marks.write(ast.nodes));
  const marked = placeValues(format === 'html' ? words : top + wordsToHtml(words, { format, emphasis: channel === 'whatsapp' ? 'whatsapp' : 'html', ...(frame.length > 0 && coloursOf(marks)) }) + bottom);
  const html = compileNodes(marks.read(marked) ?? body.nodes, 'html');
  if (format === 'text') return { text: compileNodes(body.nodes, 'none'), html, tidies: false, frame };
  const text = textPart(marks.read(htmlToText(marked)), html);
  return channel === 'email' ? { text, html, tidies: true, frame } : { text, tidies: true, frame };
}

/** The nodes of an HTML body that a reader sees as words; all of them where a block holds half of an element. */
export function readableNodes(body: TemplateAst): readonly TemplateNode[] {
  const marks = new Marks();
  return marks.read(htmlToText(marks.write(body.nodes))) ?? body.nodes;
}

const coloursOf = (marks: Marks) => ({ buttonStyle: marks.write(brandFrame.buttonStyle.nodes), linkStyle: marks.write(brandFrame.linkStyle.nodes) });

function frameAround(body: TemplateAst, locale: string): readonly TemplateAst[] {
  const { top, bottom, bottomWithWayOut } = brandFrame.in(locale);
  const hasWayOut = variablesOf(body).some(({ name }) => name === 'unsubscribeUrl');
  return [top, hasWayOut ? bottom : bottomWithWayOut];
}

/** The text part, laid out once; where a block holds half of an HTML element, it is made anew from each rendered HTML. */
function textPart(nodes: readonly TemplateNode[] | undefined, html: Write): Write {
  if (nodes) return compileNodes(nodes, 'none');
  return (state) => {
    html(state);
    state.out = htmlToText(state.out);
  };
}
