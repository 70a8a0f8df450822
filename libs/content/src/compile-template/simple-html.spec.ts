import { wordsToHtml } from './simple-html.js';

describe('wordsToHtml', () => {
  it.each(['[a](', '[', '![a]', '\n', `\n${' '.repeat(50)}x`, 'https://', '[a](b)\n', '## '])('reads 32 KB of %j through', (piece) => {
    expect(wordsToHtml(piece.repeat(Math.ceil(32_768 / piece.length)), { format: 'simple' }).length).toBeLessThan(2_000_000);
  });
  it('makes a line of two signs a heading, in simple mails alone', () => {
    const html = wordsToHtml('Hi\n\n## Winter & [more](https://a.example)\nSee you', { format: 'simple' });
    expect(html).toContain('>Winter &amp; <a href="https://a.example">more</a></h2>');
    expect(html.match(/<(p|h2) /g)).toEqual(['<p ', '<h2 ', '<p ']);
    expect(wordsToHtml('## Winter', { format: 'text' })).not.toContain('<h2');
    expect(wordsToHtml('# 7\n##', { format: 'simple' })).not.toContain('<h2');
  });
  it('sets a button apart from the words before and after it', () => {
    const html = wordsToHtml('Hi\n[Book](https://a.example)\nBye [now](https://b.example)', { format: 'simple', buttonStyle: 'color:red;' });
    expect(html.match(/<p /g)).toHaveLength(3);
    expect(html).toContain('color:red;">Book</a>');
    expect(html).toContain('Bye <a href="https://b.example">now</a>');
  });
});
