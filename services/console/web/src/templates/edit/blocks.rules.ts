/** A piece of a mail in the `simple` format: what services write between blank lines. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'image'; readonly alt: string; readonly address: string }
  | { readonly kind: 'button'; readonly label: string; readonly address: string };

const image = /^!\[([^[\]\n]*)\]\(([^\s()]*)\)$/;
const heading = /^##[ \t]+(\S.*)$/;
const button = /^\[([^[\]\n]*)\]\(([^\s()]*)\)$/;

/** The blocks of a body: paragraphs are parted by blank lines (libs/content, simple-html). */
export function blocksOf(body: string): readonly Block[] {
  const pieces = body.replaceAll('\r\n', '\n').split(/\n[ \t]*\n+/).map((piece) => piece.trim()).filter((piece) => piece !== '');
  return pieces.map((piece) => {
    const [picture, pressed, title] = [image.exec(piece), button.exec(piece), heading.exec(piece)];
    if (title) return { kind: 'heading', text: title[1] ?? '' };
    if (picture) return { kind: 'image', alt: picture[1] ?? '', address: picture[2] ?? '' };
    if (pressed) return { kind: 'button', label: pressed[1] ?? '', address: pressed[2] ?? '' };
    return { kind: 'text', text: piece };
  });
}

/** A picture or a button that nobody could see or press: customers would read its empty brackets. */
export const isUnfinished = (block: Block): boolean =>
  (block.kind === 'image' && block.address.trim() === '') || (block.kind === 'button' && (block.label.trim() === '' || block.address.trim() === ''));

/** The body of blocks, without unfinished ones; what would break its syntax is left out of labels and encoded in addresses. */
export function bodyOf(blocks: readonly Block[]): string {
  const label = (text: string): string => text.replace(/[[\]\n]/g, ' ');
  const address = (text: string): string => text.trim().replaceAll(' ', '%20').replaceAll('(', '%28').replaceAll(')', '%29');
  return blocks
    .map((block) => {
      if (isUnfinished(block)) return '';
      switch (block.kind) {
        case 'text':
          return block.text;
        case 'heading':
          return block.text.trim() === '' ? '' : `## ${block.text.replace(/\s*\n\s*/g, ' ')}`;
        case 'image':
          return `![${label(block.alt)}](${address(block.address)})`;
        case 'button':
          return `[${label(block.label)}](${address(block.address)})`;
      }
    })
    .join('\n\n');
}

/** The list with one block at another place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const without = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined || to < 0 || to >= items.length ? items : [...without.slice(0, to), item, ...without.slice(to)];
}
