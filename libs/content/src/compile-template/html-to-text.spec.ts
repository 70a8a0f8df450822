import { htmlToText } from './html-to-text.js';

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
