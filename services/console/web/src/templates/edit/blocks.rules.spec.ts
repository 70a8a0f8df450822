import { blocksOf, bodyOf, isUnfinished, moved, type Block } from './blocks.rules.js';

describe('the blocks of a mail', () => {
  const body = '## Winter\n\nHello {{customer.firstName}},\nsee you soon.\n\n![The salon](https://salon.example/a.png)\n\n[Book now](https://salon.example/book)';

  it('are headings, paragraphs, pictures and buttons, and become the same body again', () => {
    expect(blocksOf(body).map(({ kind }) => kind)).toEqual(['heading', 'text', 'image', 'button']);
    expect(bodyOf(blocksOf(body))).toBe(body);
  });

  it('cannot break the body by what is typed into them', () => {
    expect(blocksOf(bodyOf([{ kind: 'heading', text: 'Two\n lines' }, { kind: 'heading', text: ' ' }]))).toEqual([{ kind: 'heading', text: 'Two lines' }]);
    const typed = bodyOf([{ kind: 'button', label: 'a [b]\nc', address: 'https://x.example/a b(c)' }]);
    expect(blocksOf(typed)).toEqual([{ kind: 'button', label: 'a  b  c', address: 'https://x.example/a%20b%28c%29' }]);
  });

  it('are left out while they are a picture without an address, or a button without words or without a link', () => {
    const unfinished: Block[] = [{ kind: 'image', alt: 'The salon', address: ' ' }, { kind: 'button', label: ' ', address: 'https://salon.example' }, { kind: 'button', label: 'Book', address: '' }];
    expect(unfinished.map(isUnfinished)).toEqual([true, true, true]);
    expect(blocksOf(bodyOf([{ kind: 'text', text: 'Hello' }, ...unfinished]))).toEqual([{ kind: 'text', text: 'Hello' }]);
    expect(blocksOf(body).some(isUnfinished)).toBe(false);
  });

  it('move one place up or down, and not out of the list', () => {
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});
