import fc from 'fast-check';
import { htmlToText, tidyText } from './html-to-text.js';

describe('htmlToText', () => {
  it.each([
    ['<h1>Title</h1><p>One<br>two   three</p><div>a</div><div>b</div>', 'Title\n\nOne\ntwo three\n\na\nb'],
    ['<a href="https://a.example">Shop</a> <a href="https://a.example/">https://a.example/</a> <a href="mailto:x@y.z">x@y.z</a>', 'Shop (https://a.example) https://a.example/ x@y.z'],
    ['<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>', '1. a\n  - b\n2. c'],
    ['<img alt="Cake" src="x"><table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>', 'Cake\n\n1 2\n3'],
    ['<script>x</script><!-- c --><style>p{}</style>a &lt; b &amp; &euro; &#233; &#x1F600; &nope;', 'a < b & € é 😀 &nope;'],
    ['1 < 2 <unclosed "', '1 < 2'],
  ])('%s', (html, expected) => expect(htmlToText(html)).toBe(expected));

  it.each(['<a<', '<!--', '<style>', '<a href="', '<p> ', '<b x=\'">'])('stays linear on 250 KB of %s', (piece) => {
    expect(htmlToText(piece.repeat(Math.ceil(250_000 / piece.length))).length).toBeLessThan(600_000);
  });
});

describe('tidyText', () => {
  it('leaves no space at an end of a line and one blank line at most, whatever it is given', () => {
    const line = (text: string) => text.replace(/[ \t]+$/, '');
    const pieces = fc.array(fc.constantFrom(' ', '\t', '\n', '\n\n', '\r', '\u00a0', 'a', 'b c'), { maxLength: 12 });
    fc.assert(fc.property(pieces, (given) => {
      const text = given.join('');
      expect(tidyText(text)).toBe(text.split('\n').map(line).join('\n').replace(/\n{3,}/g, '\n\n').trim());
    }), { numRuns: 2000 });
  });

  it.each([' ', '\t', '\n', 'a \n'])('stays linear on 250 KB of %j', (piece) => {
    expect(tidyText(`a${piece.repeat(Math.ceil(250_000 / piece.length))}b`).length).toBeGreaterThan(2);
  });
});
