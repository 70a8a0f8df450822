import { wordsToHtml } from './simple-html.js';

describe('wordsToHtml', () => {
  it.each(['[a](', '[', '![a]', '\n', `\n${' '.repeat(50)}x`, 'https://', '[a](b)\n', '## ', '**', '**a ', '_', '_a ', '**_a ', 'a_'])('reads 32 KB of %j through', (piece) => {
    expect(wordsToHtml(piece.repeat(Math.ceil(32_768 / piece.length)), { format: 'simple' }).length).toBeLessThan(2_000_000);
  });
  it('makes a line of two signs a heading, in simple mails alone', () => {
    const html = wordsToHtml('Hi\n\n## Winter & [more](https://a.example)\nSee you', { format: 'simple' });
    expect(html).toContain('>Winter &amp; <a href="https://a.example">more</a></h2>');
    expect(html.match(/<(p|h2) /g)).toEqual(['<p ', '<h2 ', '<p ']);
    expect(wordsToHtml('## Winter', { format: 'text' })).not.toContain('<h2');
    expect(wordsToHtml('# 7\n##', { format: 'simple' })).not.toContain('<h2');
  });
  it('makes words bold and slanted, in simple mails alone, and takes no other sign for it', () => {
    const simple = (words: string) => wordsToHtml(words, { format: 'simple' }).replace(/^<p [^>]*>|<\/p>\n$/g, '');
    expect(simple('Only **this week** and _only_ you')).toBe('Only <strong>this week</strong> and <em>only</em> you');
    expect(simple('**Now [here](https://a.example/x_y_z)** & **_both_**')).toBe('<strong>Now <a href="https://a.example/x_y_z">here</a></strong> &amp; <strong><em>both</em></strong>');
    expect(simple('**<b>**')).toBe('<strong>&lt;b&gt;</strong>');
    for (const plain of ['a_b_c', '2 ** 3 ** 4', '** a **', '_ a _', '**a\nb**', '__init__', 'https://a.example/_x_']) expect(simple(plain)).not.toMatch(/<strong>|<em>/);
    expect(wordsToHtml('**a** _b_', { format: 'text' })).not.toMatch(/<strong>|<em>/);
  });
  it('sets a button apart from the words before and after it', () => {
    const html = wordsToHtml('Hi\n[Book](https://a.example)\nBye [now](https://b.example)', { format: 'simple', buttonStyle: 'color:red;' });
    expect(html.match(/<p /g)).toHaveLength(3);
    expect(html).toContain('color:red;">Book</a>');
    expect(html).toContain('Bye <a href="https://b.example">now</a>');
  });
});
