import { compileMjml } from './compile-mjml.js';

const around = (inside: string): string => `<mjml><mj-body><mj-section><mj-column>${inside}</mj-column></mj-section></mj-body></mjml>`;
const made = async (source: string): Promise<string> => {
  const result = await compileMjml(source);
  return result.ok ? result.value : `${result.problem.code}: ${result.problem.detail}`;
};

describe('MJML becomes HTML', () => {
  it('with every tag where it stood, quotes and all, and no font fetched from elsewhere', async () => {
    const html = await made(around('<mj-text color="{{color hub.brand.color}}">Hi {{default customer.firstName "there"}} {{! note }}</mj-text><mj-button href="{{default event.receiptUrl "https://a.example/?a=1"}}">Go</mj-button><mj-raw>{{#if a}}</mj-raw><mj-text>x</mj-text><mj-raw>{{/if}}</mj-raw>'));
    for (const tag of ['{{color hub.brand.color}}', '{{default customer.firstName "there"}}', 'href="{{default event.receiptUrl "https://a.example/?a=1"}}"', '{{#if a}}', '{{/if}}']) expect(html).toContain(tag);
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).not.toMatch(/note|fonts\.googleapis|tag\d+z/);
  });

  it.each([
    ['a file that it would include', around('<mj-include path="/etc/passwd" />'), /^TEMPLATE.FORBIDDEN: Line 1: <mj-include>/],
    ['a tag that MJML would drop', '<mjml><mj-body>\n{{#each event.items}}<mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section>{{/each}}</mj-body></mjml>', /^TEMPLATE.MJML_TAG_LOST: Line 2: \{\{#each event.items\}\} stands between/],
    ['an element that does not exist', around('<mj-tekst>x</mj-tekst>'), /^TEMPLATE.MJML_INVALID: Line 1: .*mj-tekst/],
    ['an attribute that does not exist', around('<mj-text colour="red">x</mj-text>'), /^TEMPLATE.MJML_INVALID: .*colour/],
    ['what is no MJML', '<p>hello</p>', /^TEMPLATE.MJML_INVALID/],
    ['nothing in braces that cannot be read', around('<mj-text>{{#if}</mj-text>'), /^TEMPLATE.SYNTAX/],
    ['more than 32 KB', around('x'.repeat(33_000)), /^TEMPLATE.TOO_LARGE/],
    ['little that becomes much', around('<mj-social><mj-social-element name="facebook">x</mj-social-element></mj-social>'.repeat(350)), /^TEMPLATE.TOO_LARGE: The resulting HTML/],
  ])('and refuses %s', async (_name, source, expected) => expect(await made(source)).toMatch(expected));
});
