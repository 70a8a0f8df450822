import { decodeEntities } from './html-entities.js';

/** Elements whose content is never read as words. */
const dropped: readonly string[] = ['style', 'script', 'head', 'title', 'template'];
/** Elements that stand apart by a blank line. */
const apart: readonly string[] = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'ul', 'ol', 'blockquote', 'pre'];
/** Elements that begin a new line. */
const lines: readonly string[] = ['div', 'tr', 'li', 'section', 'header', 'footer', 'article', 'main', 'center', 'body', 'html', 'dt', 'dd'];

/** Drops these characters from the end; a loop, because a regular expression would look at the whole text each time. */
function withoutEnd(text: string, chars: string): string {
  let end = text.length;
  while (end > 0 && chars.includes(text[end - 1] ?? '-')) end -= 1;
  return text.slice(0, end);
}

/** Rows: the next one begins its own line, so ending one writes nothing, and a row in an `each` makes no blank line. */
const rows: readonly string[] = ['li', 'tr', 'dt', 'dd'];
/** Lists inside lists are set in no further than this: 32 KB of `<ul><li>` would otherwise be 25 MB of spaces. */
const indentsMax = 6;

/**
 * What has been written so far, and inside what. Spaces and line breaks are owed until words follow, so that nothing
 * is ever taken back: every piece is written once, whatever the HTML.
 */
class TextWriter {
  readonly #pieces: string[] = [];
  #breaks = 0;
  #space = '';
  #link: { readonly href: string; readonly from: number } | undefined;
  readonly #lists: (number | undefined)[] = [];

  text(): string {
    return this.#pieces.join('');
  }

  words(html: string): void {
    const words = decodeEntities(html.replace(/[ \t\r\n]+/g, ' '));
    const begins = this.#space !== '' || this.#breaks > 0 || this.#pieces.length === 0;
    this.#put(begins && words.startsWith(' ') ? words.slice(1) : words);
  }

  breakLines(count: 1 | 2): void {
    this.#breaks = Math.max(this.#breaks, count);
    this.#space = '';
  }

  open(name: string, attributes: string): void {
    if (name === 'br') this.breakLines(this.#breaks === 0 ? 1 : 2);
    if (name === 'hr') this.#rule();
    if (name === 'img') this.words(attribute(attributes, 'alt'));
    if (name === 'td' || name === 'th') this.words(' ');
    if (name === 'a') this.#openLink(attributes);
    if (apart.includes(name)) this.breakLines(this.#lists.length > 0 ? 1 : 2);
    if (lines.includes(name)) this.breakLines(1);
    if (name === 'ul' || name === 'ol') this.#lists.push(name === 'ol' ? 0 : undefined);
    if (name === 'li') this.#item();
  }

  close(name: string): void {
    if (name === 'a') this.#endLink();
    if (name === 'ul' || name === 'ol') this.#lists.pop();
    if (apart.includes(name)) this.breakLines(this.#lists.length > 0 ? 1 : 2);
    if (lines.includes(name) && !rows.includes(name)) this.breakLines(1);
  }

  /** Writes what is owed and then the words; spaces at their end are owed in turn. */
  #put(words: string): void {
    const kept = withoutEnd(words, ' ');
    if (kept !== '') {
      if (this.#pieces.length > 0) this.#pieces.push('\n'.repeat(this.#breaks));
      this.#pieces.push(this.#space, kept);
      this.#breaks = 0;
      this.#space = '';
    }
    this.#space += words.slice(kept.length);
  }

  #rule(): void {
    this.breakLines(2);
    this.#put('---');
    this.breakLines(2);
  }

  #item(): void {
    const count = this.#lists.at(-1);
    if (count !== undefined) this.#lists[this.#lists.length - 1] = count + 1;
    const indent = '  '.repeat(Math.min(indentsMax, Math.max(0, this.#lists.length - 1)));
    this.#put(`${indent}${count === undefined ? '-' : `${count + 1}.`} `);
  }

  /** HTML knows no link inside a link: the outer one ends. */
  #openLink(attributes: string): void {
    this.#endLink();
    this.#link = { href: attribute(attributes, 'href').replace(/^(mailto|tel):/i, ''), from: this.#pieces.length };
  }

  /** `text (url)`; the address alone when the words are the address, or there are none. */
  #endLink(): void {
    const link = this.#link;
    this.#link = undefined;
    if (!link || link.href === '' || link.href.startsWith('#')) return;
    const label = this.#pieces.slice(link.from).join('').trim();
    if (label === '') this.words(link.href);
    else if (label !== link.href && label !== link.href.replace(/\/$/, '')) this.#pieces.push(` (${link.href})`);
  }
}

/**
 * The words of an HTML document as plain text: paragraphs, headings and lists by lines, links as `text (url)`,
 * pictures by their alternative text. One pass without backtracking: hostile HTML costs no more than its length.
 */
export function htmlToText(html: string): string {
  const writer = new TextWriter();
  for (let at = 0; at < html.length; ) {
    const tagStart = html.indexOf('<', at);
    const wordsEnd = tagStart < 0 ? html.length : tagStart;
    if (wordsEnd > at) writer.words(html.slice(at, wordsEnd));
    at = tagStart < 0 ? html.length : readTag(html, tagStart, writer);
  }
  return tidyText(writer.text());
}

/**
 * At most one blank line in a row, no spaces at line ends. Line by line: a pattern would try every space of a long run.
 * Most texts are tidy, and left alone after a look at their line ends: every mail of a campaign passes here.
 */
export const tidyText = (text: string): string => (isTidy(text) ? text : tidied(text));

function isTidy(text: string): boolean {
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    const before = text[end - 1];
    if (before === ' ' || before === '\t' || (text[end + 1] === '\n' && text[end + 2] === '\n')) return false;
  }
  return text.trim().length === text.length;
}

const tidied = (text: string): string =>
  text.split('\n').map((line) => withoutEnd(line, ' \t')).join('\n').replace(/\n{3,}/g, '\n\n').trim();

function readTag(html: string, start: number, writer: TextWriter): number {
  if (html.startsWith('<!--', start)) return after(html, '-->', start);
  if (html[start + 1] === '!' || html[start + 1] === '?') return after(html, '>', start);
  const pattern = /<(\/?)([a-z][a-z0-9:-]*)/iy;
  pattern.lastIndex = start;
  const match = pattern.exec(html);
  if (!match) {
    writer.words('<');
    return start + 1;
  }
  const name = (match[2] ?? '').toLowerCase();
  const end = tagEnd(html, pattern.lastIndex);
  if (match[1] === '/') writer.close(name);
  else if (dropped.includes(name)) return afterElement(html, name, end);
  else writer.open(name, html.slice(pattern.lastIndex, end - 1));
  return end;
}

function after(html: string, text: string, from: number): number {
  const found = html.indexOf(text, from);
  return found < 0 ? html.length : found + text.length;
}

/** Behind the end tag of an element whose content is no words; a look-ahead alone, so that each `</` is looked at once. */
function afterElement(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  pattern.lastIndex = from;
  return pattern.test(html) ? tagEnd(html, pattern.lastIndex) : html.length;
}

function tagEnd(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const char = html[at];
    if (char === '>') return at + 1;
    if (char === '"' || char === "'") {
      const close = html.indexOf(char, at + 1);
      if (close < 0) return after(html, '>', at);
      at = close;
    }
  }
  return html.length;
}

const attributePatterns = { alt: /\balt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i, href: /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i };

function attribute(attributes: string, name: keyof typeof attributePatterns): string {
  const match = attributePatterns[name].exec(attributes);
  return decodeEntities((match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim());
}
