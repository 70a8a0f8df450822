import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import type { TemplateLimits } from './template-limits.js';
import { positionAt, templateProblem } from './template-problem.js';

/** One `{{…}}` of a source, as the cheap scan sees it. */
export interface Tag {
  readonly kind: 'value' | 'open' | 'close' | 'else' | 'comment';
  /** First word of an opening or closing tag. */
  readonly name: string;
  /** An `{{else if …}}`: one level deeper until its block ends. */
  readonly chained: boolean;
  readonly start: number;
  readonly end: number;
}

interface OpenBlock {
  readonly tag: Tag;
  levels: number;
}

const forbiddenStarts: readonly (readonly [string, string])[] = [
  ['{', 'Triple braces switch escaping off and are not allowed: write {{name}}.'],
  ['&', '{{&name}} switches escaping off and is not allowed: write {{name}}.'],
  ['>', 'Partials ({{> name}}) are not available.'],
  ['#>', 'Partials ({{#> name}}) are not available.'],
  ['*', 'Decorators ({{* name}}) are not available.'],
  ['#*', 'Decorators ({{#* name}}) are not available.'],
];

/**
 * Finds the tags of a source in one pass and refuses, before the real parser runs, what would be dear to parse
 * (too many tags, too deep) or cannot be right (blocks that do not match, unescaped output, partials).
 */
export function scanTags(source: string, limits: TemplateLimits): Result<readonly Tag[]> {
  const tags: Tag[] = [];
  const open: OpenBlock[] = [];
  let depth = 0;
  for (let at = nextTag(source, 0); at >= 0; ) {
    const read = readTag(source, at, limits);
    if (!read.ok) return read;
    const tag = read.value;
    tags.push(tag);
    if (tags.length > limits.tagsMax) {
      return refuse(templateProblem('TEMPLATE.TOO_LARGE', `The template has more than ${limits.tagsMax} {{…}} tags.`));
    }
    const problem = track(source, tag, open);
    if (problem) return refuse(problem);
    depth = open.reduce((sum, block) => sum + block.levels, 0);
    if (depth > limits.depthMax) {
      return refuse(templateProblem('TEMPLATE.TOO_DEEP', `Blocks are nested more than ${limits.depthMax} levels deep.`, positionAt(source, at)));
    }
    at = nextTag(source, tag.end);
  }
  const unclosed = open.at(-1);
  if (unclosed) return refuse(syntax(source, unclosed.tag.start, `{{#${unclosed.tag.name}}} is never closed: add {{/${unclosed.tag.name}}}.`));
  return ok(tags);
}

const syntax = (source: string, at: number, detail: string): Problem => templateProblem('TEMPLATE.SYNTAX', detail, positionAt(source, at));

/** The next `{{` that is not escaped: `\{{` is text, `\\{{` is a backslash and a tag. */
function nextTag(source: string, from: number): number {
  for (let at = source.indexOf('{{', from); at >= 0; at = source.indexOf('{{', at + 2)) {
    if (source[at - 1] !== '\\' || source[at - 2] === '\\' || at - 1 < from) return at;
  }
  return -1;
}

function readTag(source: string, start: number, limits: TemplateLimits): Result<Tag> {
  if (source.startsWith('{{{{', start)) {
    return refuse(templateProblem('TEMPLATE.FORBIDDEN', 'Raw blocks ({{{{ }}}}) are not available.', positionAt(source, start)));
  }
  const at = source[start + 2] === '~' ? start + 3 : start + 2;
  for (const [sign, detail] of forbiddenStarts) {
    if (source.startsWith(sign, at)) return refuse(templateProblem('TEMPLATE.FORBIDDEN', detail, positionAt(source, start)));
  }
  if (source[at] === '!') return readComment(source, start, at);
  const end = tagEnd(source, { start, from: at }, limits);
  if (!end.ok) return end;
  if (end.value - start > limits.tagCharsMax) {
    return refuse(templateProblem('TEMPLATE.TOO_LARGE', `One {{…}} may have at most ${limits.tagCharsMax} characters.`, positionAt(source, start)));
  }
  return ok({ ...describe(source.slice(at, end.value - 2)), start, end: end.value });
}

function readComment(source: string, start: number, at: number): Result<Tag> {
  const pattern = source.startsWith('!--', at) ? /--~?\}\}/g : /\}\}/g;
  pattern.lastIndex = at + 1;
  if (!pattern.test(source)) return refuse(syntax(source, start, 'This comment is never closed.'));
  return ok({ kind: 'comment', name: '', chained: false, start, end: pattern.lastIndex });
}

/** The index after `}}`, with text in quotes passed over. */
function tagEnd(source: string, { start, from }: { start: number; from: number }, limits: TemplateLimits): Result<number> {
  let parentheses = 0;
  for (let at = from; at < source.length; at += 1) {
    const char = source[at];
    if (char === '"' || char === "'") {
      const close = source.indexOf(char, at + 1);
      if (close < 0) break;
      at = close;
    } else if (char === '(' && ++parentheses > limits.subexpressionDepthMax) {
      const detail = `Parentheses are nested more than ${limits.subexpressionDepthMax} deep.`;
      return refuse(templateProblem('TEMPLATE.TOO_DEEP', detail, positionAt(source, at)));
    } else if (char === ')') {
      parentheses -= 1;
    } else if (char === '}' && source[at + 1] === '}') {
      return ok(at + 2);
    } else if (char === '{' && source[at + 1] === '{') {
      break;
    }
  }
  return refuse(syntax(source, start, 'This {{ is never closed: add }}.'));
}

function describe(inside: string): Pick<Tag, 'kind' | 'name' | 'chained'> {
  const sign = inside[0] ?? '';
  const rest = inside.replace(/~$/, '');
  const name = /^[#/^]?\s*([^\s(){}~=|]*)/.exec(rest)?.[1] ?? '';
  if (sign === '#' || (sign === '^' && name !== '')) return { kind: 'open', name, chained: false };
  if (sign === '/') return { kind: 'close', name, chained: false };
  if (sign === '^') return { kind: 'else', name: '', chained: false };
  const chain = /^\s*else\b\s*(.*)$/s.exec(rest);
  return chain ? { kind: 'else', name: '', chained: chain[1] !== '' } : { kind: 'value', name: '', chained: false };
}

function track(source: string, tag: Tag, open: OpenBlock[]): Problem | undefined {
  if (tag.kind === 'open') open.push({ tag, levels: 1 });
  const innermost = open.at(-1);
  if (tag.kind === 'else') {
    if (!innermost) return syntax(source, tag.start, '{{else}} stands outside of any block.');
    if (tag.chained) innermost.levels += 1;
  }
  if (tag.kind === 'close') {
    if (!innermost) return syntax(source, tag.start, `{{/${tag.name}}} closes nothing.`);
    if (innermost.tag.name !== tag.name) {
      const { line } = positionAt(source, innermost.tag.start);
      return syntax(source, tag.start, `{{/${tag.name}}} does not close {{#${innermost.tag.name}}} of line ${line}.`);
    }
    open.pop();
  }
  return undefined;
}
