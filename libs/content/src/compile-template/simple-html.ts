import { escapeAuthorText, safeUrl } from './escape.js';
import { BLOCK, blockMark, VALUE, withMode } from './marks.js';
import { emphasised, signs, type Emphasis } from './emphasis.js';

/** How words become HTML: `simple` knows headings, images, buttons and links; `text` only finds addresses in plain words. */
export interface WordsLayout {
  readonly format: 'simple' | 'text';
  /** How bold and slanted words are written; as elements where it is not said. */
  readonly emphasis?: Emphasis;
  /** Further declarations for the style of a button, and those of a link: the hub's colours, as marked strings. */
  readonly buttonStyle?: string;
  readonly linkStyle?: string;
}

const blankLines = new RegExp(`\\n(?:(?:[ \\t]|${BLOCK})*\\n)+`, 'gu');
// Labels and addresses hold no opening bracket: otherwise 32 KB of "[" would take 0.6 s to look through.
const image = /^!\[([^[\]\n]*)\]\(([^\s()]+)\)$/u;
const button = /^\[([^[\]\n]+)\]\(([^\s()]+)\)$/u;
/** Two at least: a line that begins with one may be a number. */
const heading = /^##[ \t]+(\S.*)$/u;
const links = /\[([^[\]\n]+)\]\(([^\s()]+)\)|https?:\/\/[^\s<>"\u{F8000}-\u{FFFFD}]*[^\s<>".,;:!?)\u{F8000}-\u{FFFFD}]/gu;
/** An address before a sign: the `_` of one is its own. */
const inSimple = new RegExp(`${links.source}|${signs.source}`, 'gu');
const anyBlock = new RegExp(BLOCK, 'u');

/**
 * Paragraphs (separated by blank lines) of a marked string as HTML. A block ({{#if}}, {{#each}}) either lies wholly
 * inside one paragraph or opens and closes between paragraphs, so whatever is left out leaves sound HTML.
 */
export function wordsToHtml(marked: string, layout: WordsLayout): string {
  return paragraphsOf(marked.replaceAll('\r\n', '\n')).map((paragraph) => layOut(paragraph, layout)).join('');
}

/** Splits at blank lines; a block that ends between two paragraphs belongs to the first, one that opens to the second. */
function paragraphsOf(marked: string): string[] {
  const paragraphs: string[] = [];
  let start = 0;
  let carried = '';
  for (const match of marked.matchAll(blankLines)) {
    const between = [...match[0]].filter((char) => anyBlock.test(char));
    const ended = between.findLastIndex((char) => blockMark(char)?.role !== 'open') + 1;
    paragraphs.push(carried + marked.slice(start, match.index) + between.slice(0, ended).join(''));
    carried = between.slice(ended).join('');
    start = match.index + match[0].length;
  }
  return [...paragraphs, carried + marked.slice(start)];
}

/** Takes blocks that reach beyond the paragraph, or enclose all of it, out of the paragraph's own HTML. */
function layOut(paragraph: string, layout: WordsLayout): string {
  const words = paragraph.trim();
  if (words === '') return '';
  const outside = outsideBlocks(words);
  if (outside.size === 0) return blockHtml(words, layout);
  let html = '';
  let piece = '';
  for (const char of words) {
    if (!outside.has(blockMark(char)?.block ?? -1)) piece += char;
    else {
      html += layOut(piece, layout) + char;
      piece = '';
    }
  }
  return html + layOut(piece, layout);
}

function outsideBlocks(words: string): Set<number> {
  const chars = [...words];
  const roles = new Map<number, string>();
  for (const char of chars) {
    const mark = blockMark(char);
    if (mark) roles.set(mark.block, `${roles.get(mark.block) ?? ''}${mark.role} `);
  }
  const outside = new Set([...roles].filter(([, seen]) => !seen.startsWith('open') || !seen.endsWith('close ')).map(([block]) => block));
  const first = blockMark(chars[0] ?? '')?.block;
  if (first !== undefined && first === blockMark(chars.at(-1) ?? '')?.block) outside.add(first);
  return outside;
}

/** One paragraph; in `simple`, a heading, an image or a button standing on its own line is set apart. */
function blockHtml(words: string, layout: WordsLayout): string {
  let html = '';
  let lines: string[] = [];
  let depth = 0;
  const flush = (): void => {
    const text = lines.join('\n').trim();
    if (text !== '') html += `<p style="margin:0 0 16px">${inlineHtml(text, layout)}</p>\n`;
    lines = [];
  };
  for (const line of words.split('\n')) {
    const alone = layout.format === 'simple' && depth === 0 ? standalone(line.trim(), layout) : undefined;
    depth += depthChange(line);
    if (alone === undefined) lines.push(line);
    else {
      flush();
      html += alone;
    }
  }
  flush();
  return html;
}

/** How many more blocks are open after a line than before it: a paragraph may end only where none is. */
function depthChange(line: string): number {
  if (!anyBlock.test(line)) return 0;
  const roles = [...line].map((char) => blockMark(char)?.role);
  return roles.filter((role) => role === 'open').length - roles.filter((role) => role === 'close').length;
}

function standalone(line: string, layout: WordsLayout): string | undefined {
  if (anyBlock.test(line)) return undefined;
  const picture = image.exec(line);
  if (picture) {
    // Outlook reads the attribute alone and would show a photograph at its full size; others never stretch a small picture.
    const alt = escapeAuthorText(picture[1] ?? '');
    return `<p style="margin:0 0 16px"><img src="${address(picture[2] ?? '')}" alt="${alt}" width="552" style="display:block;width:auto;max-width:100%;height:auto;border:0"></p>\n`;
  }
  const [, title] = heading.exec(line) ?? [];
  if (title !== undefined) return `<h2 style="margin:8px 0 12px;font-size:20px;line-height:1.3">${inlineHtml(title, layout)}</h2>\n`;
  const link = button.exec(line);
  if (!link) return undefined;
  return `<p style="margin:0 0 16px"><a class="button" href="${address(link[2] ?? '')}" style="${buttonStyle}${layout.buttonStyle ?? ''}">${escapeAuthorText(link[1] ?? '')}</a></p>\n`;
}

/** The brand frame adds the hub's colours, inline: some clients drop the style element. */
const buttonStyle = 'display:inline-block;padding:12px 24px;border-radius:6px;font-weight:bold;text-decoration:none;';

function inlineHtml(text: string, layout: WordsLayout): string {
  let html = '';
  let end = 0;
  for (const match of text.matchAll(layout.format === 'simple' ? inSimple : links)) {
    const [whole, label, url, strong, slanted] = match;
    if (label !== undefined && layout.format === 'text') continue;
    const inner = strong ?? slanted;
    if (inner !== undefined && depthsOf(inner).some((depth) => depth < 0)) continue;
    html += wordsHtml(text.slice(end, match.index));
    html += inner === undefined
      ? anchor(label ?? whole, url ?? whole, layout.linkStyle)
      : emphasised(inlineHtml(inner, layout), strong === undefined ? 'slanted' : 'strong', layout.emphasis);
    end = match.index + whole.length;
  }
  return html + wordsHtml(text.slice(end));
}

/** How deep inside blocks each character stands; -1 at the end where a block is left open, and where one that opened before is left. */
function depthsOf(words: string): readonly number[] {
  let depth = 0;
  const depths = [...words].map((char) => {
    const role = blockMark(char)?.role;
    if (role === 'else' && depth === 0) return -1;
    depth += role === 'open' ? 1 : role === 'close' ? -1 : 0;
    return depth;
  });
  return depth === 0 ? depths : [...depths, -1];
}

const anchor = (label: string, url: string, style?: string): string =>
  `<a href="${address(url)}"${style ? ` style="${style}"` : ''}>${escapeAuthorText(label)}</a>`;

/** A value standing alone in the words is a link when it turns out to be an address. */
function wordsHtml(text: string): string {
  return escapeAuthorText(text)
    .replace(new RegExp(VALUE, 'gu'), (value) => withMode(value, 'link'))
    .replaceAll('\n', '<br>\n');
}

function address(url: string): string {
  const [first = ''] = url;
  return first >= '\u{F0000}' && url.codePointAt(0) !== undefined && new RegExp(`^${VALUE}`, 'u').test(url)
    ? withMode(first, 'url') + escapeAuthorText(url.slice(first.length))
    : escapeAuthorText(safeUrl(url));
}
