import type { BlockNode, TemplateNode, ValueMode, ValueNode } from '../parse-template/template-ast.js';

/**
 * Values and blocks of a tree as single private-use characters (plane 15), so that layout (paragraphs, HTML to text)
 * works on plain strings once, when the template is compiled, and not at every render. A value has one character
 * for each way of writing it; a block has three: open, else, close. One source has at most 1,000 tags.
 */
const modeSpan = 0x1000;
const valueBase = 0xf0000;
const blockBase = 0xf8000;

/** One value character. */
export const VALUE = '[\\u{F0000}-\\u{F7FFF}]';
/** One block character. */
export const BLOCK = '[\\u{F8000}-\\u{FFFFD}]';

const modes: readonly (ValueMode | undefined)[] = [undefined, 'link', 'url', 'urlPart', 'css'];

/** The same value, written another way. Other characters stay as they are. */
export function withMode(mark: string, mode: ValueMode): string {
  const code = mark.codePointAt(0) ?? 0;
  if (code < valueBase || code >= blockBase) return mark;
  return String.fromCodePoint(valueBase + modes.indexOf(mode) * modeSpan + ((code - valueBase) % modeSpan));
}

/** Which block a character belongs to, and which end of it; undefined for any other character. */
export function blockMark(mark: string): { readonly block: number; readonly role: 'open' | 'else' | 'close' } | undefined {
  const code = mark.codePointAt(0) ?? 0;
  if (code < blockBase) return undefined;
  const offset = code - blockBase;
  return { block: Math.floor(offset / 3), role: (['open', 'else', 'close'] as const)[offset % 3] ?? 'open' };
}

interface Frame {
  readonly block: number;
  readonly node: BlockNode;
  readonly body: TemplateNode[];
  otherwise: TemplateNode[] | undefined;
}

/** The values and blocks behind the characters of one compilation. */
export class Marks {
  readonly #values: ValueNode[] = [];
  readonly #blocks: BlockNode[] = [];

  /** Nodes as a marked string. `text` is applied to what the author wrote (escaping, for example). */
  write(nodes: readonly TemplateNode[], text: (written: string) => string = (written) => written): string {
    return nodes.map((node) => this.#writeNode(node, text)).join('');
  }

  #writeNode(node: TemplateNode, text: (written: string) => string): string {
    if (node.kind === 'text') return text(node.text.replace(/[\u{F0000}-\u{FFFFD}]/gu, ''));
    if (node.kind === 'value') return String.fromCodePoint(valueBase + this.#values.push(node) - 1);
    const base = blockBase + 3 * (this.#blocks.push(node) - 1);
    const otherwise = node.otherwise.length > 0 ? String.fromCodePoint(base + 1) + this.write(node.otherwise, text) : '';
    return String.fromCodePoint(base) + this.write(node.body, text) + otherwise + String.fromCodePoint(base + 2);
  }

  /** A marked string as nodes again; undefined when a rewrite lost one end of a block. */
  read(marked: string): TemplateNode[] | undefined {
    const root: TemplateNode[] = [];
    const open: Frame[] = [];
    for (const [piece] of marked.matchAll(new RegExp(`${VALUE}|${BLOCK}|[^\\u{F0000}-\\u{FFFFD}]+`, 'gu'))) {
      const top = open.at(-1);
      const target = top?.otherwise ?? top?.body ?? root;
      const mark = blockMark(piece);
      if (mark?.role === 'open') {
        const node = this.#blocks[mark.block];
        if (!node) return undefined;
        open.push({ block: mark.block, node, body: [], otherwise: undefined });
      } else if (mark) {
        if (!top || top.block !== mark.block) return undefined;
        if (mark.role === 'else') top.otherwise = [];
        else closeFrame(open, root);
      } else {
        target.push(this.#readPiece(piece));
      }
    }
    return open.length === 0 ? root : undefined;
  }

  #readPiece(piece: string): TemplateNode {
    const code = piece.codePointAt(0) ?? 0;
    const value = code >= valueBase ? this.#values[(code - valueBase) % modeSpan] : undefined;
    if (!value) return { kind: 'text', text: piece };
    const mode = modes[Math.floor((code - valueBase) / modeSpan)];
    return mode ? { ...value, mode } : value;
  }
}

function closeFrame(open: Frame[], root: TemplateNode[]): void {
  const frame = open.pop();
  if (!frame) return;
  const parent = open.at(-1);
  (parent?.otherwise ?? parent?.body ?? root).push({ ...frame.node, body: frame.body, otherwise: frame.otherwise ?? [] });
}

/** True for the character of a value. */
export const isValueMark = (char: string): boolean => {
  const code = char.codePointAt(0) ?? 0;
  return code >= valueBase && code < blockBase;
};
