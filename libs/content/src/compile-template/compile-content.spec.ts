import Handlebars from 'handlebars';
import { unwrap, type Result } from '@messaging/kernel';
import type { ContentChannel } from '../choose-words/choose-words.js';
import { compileContent, type CompiledContent, type RenderOutcome, type TemplateContent } from './compile-content.js';
import { CompiledTemplateCache } from './compiled-template-cache.js';
import { contextPicker } from './pick-context.js';

const options = { locale: 'en', timeZone: 'Europe/Madrid' };
const render = (content: TemplateContent, context: Record<string, unknown>, channel: ContentChannel = 'email'): RenderOutcome =>
  unwrap(compileContent(content, channel)).render(context, options);
const text = (body: string, context: Record<string, unknown>): string => {
  const outcome = render({ body, format: 'text' }, context, 'sms');
  return outcome.ok ? outcome.text : JSON.stringify(outcome);
};
const html = (body: string, context: Record<string, unknown>, format: TemplateContent['format'] = 'html'): string => {
  const outcome = render({ subject: 's', body, format }, context);
  return outcome.ok ? (outcome.html ?? '') : JSON.stringify(outcome);
};

describe('escaping', () => {
  it('leaves an apostrophe alone everywhere but in HTML', () => {
    const outcome = render({ subject: 'For {{name}}', body: '<p>Hi {{name}}</p>', format: 'html' }, { name: "O'Neil & <b>" });
    expect(outcome).toEqual({ ok: true, subject: "For O'Neil & <b>", text: "Hi O'Neil & <b>", html: '<p>Hi O&#39;Neil &amp; &lt;b&gt;</p>' });
    expect(text('Hi {{name}}', { name: "O'Neil" })).toBe("Hi O'Neil");
  });

  it('makes a subject one line whatever a value brings', () => {
    const outcome = render({ subject: 'Hi {{name}}', body: 'x', format: 'text' }, { name: 'Ana\r\nBcc: all@example.com' });
    expect(outcome).toMatchObject({ ok: true, subject: 'Hi Ana Bcc: all@example.com' });
  });

  it('lets no value bring a script into a link', () => {
    expect(html('<a href="{{u}}">x</a>', { u: 'java\tscript:alert(1)' })).toBe('<a href="#">x</a>');
    expect(html("<a href='{{#if u}}{{u}}{{/if}}'>x</a>", { u: 'javascript:alert(1)' })).toBe("<a href='#'>x</a>");
    expect(html('<a href="{{u}}">x</a>', { u: 'https://a.example/?a=1&b=2' })).toContain('https://a.example/?a&#61;1&amp;b&#61;2');
    expect(html('[x](javascript:alert)', {}, 'simple')).toContain('href="#"');
  });

  it('does not read values as templates', () => expect(text('{{a}}', { a: '{{b}}' })).toBe('{{b}}'));
});

describe('agrees with Handlebars', () => {
  const context = {
    a: 'A', zero: 0, no: false, empty: '', list: ['x', 'y'], none: [], nested: { list: [{ n: 1, tags: ['p', 'q'] }, { n: 2, tags: [] }], name: 'N' }, map: { k: 'v', l: 'w' },
  };
  it.each([
    'x {{a}} \\{{a}} {{~a~}} y',
    '{{#if a}}1{{else}}2{{/if}}{{#if zero}}1{{else}}2{{/if}}{{#if no}}1{{/if}}{{#if none}}1{{else}}2{{/if}}{{#unless empty}}3{{/unless}}',
    '{{#if empty}}1{{else if a}}2{{else}}3{{/if}}{{^if a}}no{{/if}}',
    '{{zero}} {{no}} {{#if empty}}{{empty}}{{/if}}|',
    '{{#each list}}{{@index}}{{this}}{{#if @first}}f{{/if}}{{#unless @last}}, {{/unless}}{{/each}}',
    '{{#each nested.list}}\n  {{n}}: {{#each tags}}{{this}}{{@../index}}{{../n}}{{@root.a}} {{else}}none {{../a}}{{/each}}\n{{/each}}\nend',
    '{{#with nested}}{{name}} {{#each list}}{{n}}{{../name}}{{../../a}}{{/each}}{{/with}}{{#with empty}}x{{else}}y{{/with}}',
    '{{#each map}}{{@key}}={{this}};{{/each}}',
    '{{! c }}{{!-- {{a}} --}}\n{{#if a}}\n  standalone\n{{/if}}\nrest',
  ])('%s', (source) => expect(text(source, context)).toBe(Handlebars.compile(source, { noEscape: true })(context)));
});

describe('missing variables', () => {
  it('are all named, once', () => {
    const outcome = render({ subject: '{{a}} {{customer.firstName}}', body: '{{a}}{{b}}{{c}}{{#if d}}{{d}}{{/if}}', format: 'text' }, { b: '', c: 0, customer: null });
    expect(outcome).toEqual({ ok: false, missing: ['a', 'customer.firstName', 'b'] });
  });

  it('include values that cannot be written', () => {
    const context = { when: 'soon', event: { startsAt: '2026-13-01T00:00:00Z' }, items: [{ price: {} }], thing: {} };
    const body = '{{date when}}{{#if event.startsAt}}{{time event.startsAt}}{{/if}}{{#each items}}{{money price}}{{/each}}{{thing}}';
    expect(render({ body, format: 'text' }, context, 'sms')).toEqual({ ok: false, missing: ['when', 'event.startsAt', 'items[].price', 'thing'] });
  });

  it('are those of default when both of its values are absent', () => {
    expect(text('{{default a b}}', { b: 'B' })).toBe('B');
    expect(render({ body: '{{default a b}}', format: 'text' }, {}, 'sms')).toEqual({ ok: false, missing: ['a', 'b'] });
    expect(text('{{default (date a) "soon"}}', { a: 'rubbish' })).toBe('soon');
  });

  it('cannot be found on a prototype', () => {
    const names = '{{toString}}{{customer.valueOf}}{{customer.firstName.length}}{{customer.hasOwnProperty}}';
    const outcome = render({ body: names, format: 'text' }, { customer: { firstName: 'Ana' } }, 'sms');
    expect(outcome).toEqual({ ok: false, missing: ['toString', 'customer.valueOf', 'customer.firstName.length', 'customer.hasOwnProperty'] });
  });
});

describe('budget', () => {
  const sixty = Array.from({ length: 60 }, (_, index) => index);
  it('stops four nested loops over 60 items', () => {
    const bomb = '{{#each @root.a}}'.repeat(4) + 'xxxxxxxx' + '{{/each}}'.repeat(4);
    expect(render({ body: bomb, format: 'text' }, { a: sixty }, 'sms')).toEqual({ ok: false, overBudget: 'steps' });
  });
  it('stops lists of more than 200 items', () => {
    expect(render({ body: '{{#each a}}x{{/each}}', format: 'text' }, { a: Array.from({ length: 201 }) }, 'sms')).toEqual({ ok: false, overBudget: 'items' });
  });
  it('stops output above 256 KB, counted in bytes over all parts', () => {
    const long = 'x'.repeat(3000);
    expect(render({ body: '{{#each a}}{{#each @root.a}}{{@root.b}}{{/each}}{{/each}}', format: 'text' }, { a: sixty, b: long }, 'sms')).toEqual({ ok: false, overBudget: 'output' });
    expect(render({ body: '{{b}}', format: 'text' }, { b: '€'.repeat(90_000) }, 'sms')).toEqual({ ok: false, overBudget: 'output' });
  });
});

describe('email parts', () => {
  it('text: the words, and the same as paragraphs with links that work', () => {
    const outcome = render({ subject: 's', body: 'Hi <you>,\n\nsee https://a.example/x?a=1&b=2.\nOr {{u}}', format: 'text' }, { u: 'https://b.example' });
    expect(outcome).toMatchObject({ ok: true, text: 'Hi <you>,\n\nsee https://a.example/x?a=1&b=2.\nOr https://b.example' });
    expect(outcome.ok && outcome.html).toBe(
      '<p style="margin:0 0 16px">Hi &lt;you&gt;,</p>\n<p style="margin:0 0 16px">see <a href="https://a.example/x?a=1&amp;b=2">https://a.example/x?a=1&amp;b=2</a>.<br>\nOr <a href="https://b.example">https://b.example</a></p>\n',
    );
  });

  it('html: gets a plain-text alternative', () => {
    const body = '<style>p{}</style><h1>Hi {{name}}</h1><p>See <a href="{{u}}">the&nbsp;order</a></p><ul>{{#each items}}<li>{{this}}</li>{{/each}}</ul>{{#if no}}<p>never</p>{{/if}}<p>Bye</p>';
    const outcome = render({ subject: 's', body, format: 'html' }, { name: "O'Neil", u: 'https://a.example/1', items: ['x & y', 'z'] });
    expect(outcome).toMatchObject({ ok: true, text: "Hi O'Neil\n\nSee the order (https://a.example/1)\n\n- x & y\n- z\n\nBye" });
  });

  it('html: a block that holds half of a tag still gives text', () => {
    const outcome = render({ subject: 's', body: '<p {{#if a}}class="x">A{{else}}>B{{/if}}</p>', format: 'html' }, { a: 1 });
    expect(outcome).toMatchObject({ ok: true, text: 'A', html: '<p class="x">A</p>' });
  });

  it('simple: pictures, buttons, the frame and the way out', () => {
    const body = 'Hi {{name}},\n\n![Cake](https://a.example/c.png)\n\n{{#if u}}\n[Book now]({{u}})\n{{/if}}\n\nBye';
    const context = { name: 'Ana', u: 'https://a.example/b', hub: { name: 'Corner & Shop', brand: { color: '#ffcc00' } }, unsubscribeUrl: 'https://a.example/u/1' };
    const outcome = render({ subject: 's', body, format: 'simple' }, context);
    const page = outcome.ok ? (outcome.html ?? '') : '';
    expect(page).toContain('<img src="https://a.example/c.png" alt="Cake"');
    expect(page).toContain('<a class="button" href="https://a.example/b"');
    expect(page).toContain('background:#ffcc00;color:#111111;border:2px solid #896e00;">Book now</a>');
    expect(page).toContain('Corner &amp; Shop');
    expect(page).toContain('href="https://a.example/u/1"');
    expect(outcome.ok && outcome.text).toBe(
      'Corner & Shop\n\nHi Ana,\n\nCake\n\nBook now (https://a.example/b)\n\nBye\n\nUnsubscribe (https://a.example/u/1)',
    );
    const without = html(body, { name: 'Ana', hub: { brand: { color: 'red;background:url(x)' } } }, 'simple');
    expect(without).not.toMatch(/class="button"|Unsubscribe|url\(x\)/);
  });

  it('simple: blocks around paragraphs, lines and words leave sound HTML', () => {
    const body = '{{#if a}}\nOne\n\nTwo\n{{else}}\nThree\n{{/if}}\n\nx{{#if a}} y{{/if}}\n{{#each list}}\n- {{this}}\n{{/each}}\nend';
    for (const a of [true, false]) {
      const page = html(body, { a, list: ['p', 'q'] }, 'simple');
      const words = page.slice(page.indexOf('class="words"'), page.indexOf('class="legal"'));
      expect(words.match(/<p /g)?.length).toBe(words.match(/<\/p>/g)?.length);
      expect(words.includes('One</p>')).toBe(a);
      expect(words).not.toMatch(/<p[^>]*>\s*<\/p>/);
    }
  });

  it('bold and slanted words are elements in a mail, words in its text and in an SMS, and WhatsApp’s own signs there', () => {
    const body = '**Hi {{a}}**, _{{#if b}}welcome{{/if}}_ {{#if b}}**x{{/if}}**';
    const context = { a: 'A*na', b: true };
    expect(html(body, context, 'simple')).toContain('<strong>Hi A*na</strong>, <em>welcome</em> **x**');
    expect(render({ subject: 's', body, format: 'simple' }, { ...context, hub: { name: 'Sol' } })).toMatchObject({ ok: true, text: 'Sol\n\nHi A*na, welcome **x**' });
    expect(render({ body: '**Hi** _you_', format: 'simple' }, {}, 'sms')).toEqual({ ok: true, text: 'Hi you' });
    expect(render({ body: '**Hi** _you_', format: 'simple' }, {}, 'whatsapp')).toEqual({ ok: true, text: '*Hi* _you_' });
  });

  it('other channels get words from any format', () => {
    expect(render({ body: 'Hi {{a}}\n\n[Book](https://a.example)', format: 'simple' }, { a: "O'Neil" }, 'sms')).toEqual({ ok: true, text: "Hi O'Neil\n\nBook (https://a.example)" });
    expect(render({ body: '<b>Hi</b> {{a}}', format: 'html' }, { a: "O'Neil" }, 'whatsapp')).toEqual({ ok: true, text: "Hi O'Neil" });
  });
});

describe('compileContent', () => {
  it('lists the variables of subject, body and frame', () => {
    const compiled = unwrap(compileContent({ subject: '{{a}}', body: '{{b}}', format: 'simple' }, 'email'));
    expect(compiled.variables.filter(({ required }) => required).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(compiled.variables).toContainEqual({ name: 'hub.name', required: false });
  });

  it('points to the part that is wrong', () => {
    expect(compileContent({ subject: '{{#if', body: 'x', format: 'text' }, 'email')).toMatchObject({ problem: { code: 'TEMPLATE.SYNTAX', errors: [{ pointer: '/subject' }] } });
    expect(compileContent({ body: '{{{x}}}', format: 'text' }, 'sms')).toMatchObject({ problem: { errors: [{ pointer: '/body', code: 'TEMPLATE.FORBIDDEN' }] } });
  });
});

describe('contextPicker', () => {
  it('keeps what a template uses and nothing else', () => {
    const context = { customer: { id: 'c', firstName: 'Ana', email: 'a@example.com' }, event: { items: [{ n: 1 }], secret: 1 }, hub: { name: 'H' }, order: 7 };
    const names = ['customer.firstName', 'event.items', 'event.items.0.n', 'order', 'absent.x'].map((name) => ({ name }));
    expect(contextPicker(names)(context)).toEqual({ customer: { firstName: 'Ana' }, event: { items: [{ n: 1 }] }, order: 7 });
    const whole = { event: { a: 1, b: { c: 2 } } };
    for (const order of [['event.b.c', 'event'], ['event', 'event.b.c']]) expect(contextPicker(order.map((name) => ({ name })))(whole)).toEqual(whole);
    expect(contextPicker([{ name: 'event.b' }, { name: 'none.x' }])({ event: { a: 1 }, none: null })).toEqual({ event: {}, none: null });
    expect(Object.getPrototypeOf(contextPicker([{ name: '__proto__.x' }])(JSON.parse('{"__proto__":{"x":1}}')))).toBe(Object.prototype);
  });

  it('renders the same as the whole context', () => {
    const compiled = unwrap(compileContent({ body: '{{customer.firstName}} {{#each event.items}}{{n}}{{../hub.name}}{{/each}}', format: 'text' }, 'sms'));
    const context = { customer: { firstName: 'Ana', x: 1 }, event: { items: [{ n: 1 }], y: 2 }, hub: { name: 'H' } };
    expect(compiled.render(compiled.pick(context), options)).toEqual(compiled.render(context, options));
  });
});

describe('CompiledTemplateCache', () => {
  it('compiles once for a key and forgets the least recently used', () => {
    const cache = new CompiledTemplateCache(2);
    const compiled: string[] = [];
    const get = (key: string): Result<CompiledContent> =>
      cache.getOrCompile(key, () => {
        compiled.push(key);
        return compileContent({ body: key, format: 'text' }, 'sms');
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) get(key);
    expect([compiled, cache.size]).toEqual([['a', 'b', 'c', 'b'], 2]);
  });
});
