import { unwrap } from '@messaging/kernel';
import { compileContent } from './compile-content.js';

const script = 'javascript:alert(1)';
const html = (body: string, values: Record<string, unknown> = {}): string => {
  const outcome = unwrap(compileContent({ subject: 's', body, format: 'html' }, 'email')).render({ u: script, v: script, yes: true, ...values }, { locale: 'en', timeZone: 'UTC' });
  return outcome.ok ? (outcome.html ?? '') : JSON.stringify(outcome);
};

describe('a value in an address', () => {
  it.each([
    '<a href="{{u}}">', '<a href={{u}}>', "<a href=' {{u}}'>", '<a title="x>y" HREF = "{{u}}">', '<img src="{{u}}">', '<form action="{{u}}">', '<button formaction="{{u}}">', '<svg><a xlink:href="{{u}}">',
    '<a href="{{#if yes}}{{u}}{{/if}}">', '<a href="{{#if no}}https://a.example{{else}}{{v}}{{/if}}">', '<a href="{{#if no}}x{{/if}}{{u}}">', '<!-- " <a title=" --><a href="{{u}}">',
    '<!--[if mso]><v:rect href="{{u}}"><![endif]-->', '<!--[if !mso]><!--><a href="{{u}}"><!--<![endif]-->', '<!--[if mso]><b title="<![endif]--><a href="{{u}}">', '<style>a{}</style><a href="{{u}}">',
    '<script>"</script><a href="{{u}}">', '<p {{#if yes}}class="x">{{else}}>{{/if}}<a href="{{u}}">',
  ])('brings no script: %s', (body) => expect(html(body)).not.toMatch(/javascript:/i));

  it('cannot make one out of two values', () => {
    expect(html('<a href="{{a}}{{b}}">', { a: 'java', b: 'script:alert(1)' })).toBe('<a href="javascript%3Aalert(1)">');
    expect(html('<a href="{{#each parts}}{{this}}{{/each}}">', { parts: ['javascript', ':alert(1)'] })).toBe('<a href="javascript#">');
    expect(html('<a href="java{{a}}">', { a: 'script:alert(1)' })).toBe('<a href="javascript%3Aalert(1)">');
  });

  it('is left alone behind a scheme or path, and where it is sound', () => {
    expect(html('<a href="https://a.example/{{a}}?t={{b}}">', { a: 'x:y', b: '10:30' })).toBe('<a href="https://a.example/x:y?t&#61;10:30">'.replace('&#61;', '='));
    expect(html('<a href="tel:{{a}}">', { a: '+34600' })).toBe('<a href="tel:+34600">');
    expect(html('<a href="{{a}}">', { a: 'https://a.example/x:y' })).toBe('<a href="https://a.example/x:y">');
    expect(html('<a href="{{#if yes}}https://a.example/{{else}}https://b.example/{{/if}}{{a}}">', { a: '10:30' })).toBe('<a href="https://a.example/10:30">');
  });
});

describe('a value elsewhere', () => {
  it('in a style is a colour or a size and nothing that loads or ends it', () => {
    expect(html('<p style="color:{{a}};width:{{b}}">', { a: '#ff0;background:url(//x)', b: '50%' })).toBe('<p style="color:#ff0backgroundurlx;width:50%">');
    expect(html('<style>p{color:{{a}} }</style>', { a: 'red}</style><script>' })).toBe('<style>p{color:redstylescript }</style>');
  });
  it('in a handler or script is words alone', () => {
    expect(html('<p onclick="f(\'{{a}}\')"><script>var x="{{a}}"</script>', { a: `');alert("x` })).toBe(`<p onclick="f('alertx')"><script>var x="alertx"</script>`);
  });
  it('in words, titles and comments is escaped', () => {
    expect(html('<p title="{{a}}">{{a}}</p><!-- {{a}} -->', { a: '"><i>-->' })).toBe('<p title="&quot;&gt;&lt;i&gt;--&gt;">&quot;&gt;&lt;i&gt;--&gt;</p><!-- &quot;&gt;&lt;i&gt;--&gt; -->');
  });
});
