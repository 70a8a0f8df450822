/** What stands between braces in a template, as far as a person needs words for it. */
export type TemplateTag =
  | { readonly kind: 'value'; readonly path: string; readonly shape?: 'date' | 'time'; readonly otherwise?: string }
  | { readonly kind: 'if' | 'unless' | 'each'; readonly path: string }
  | { readonly kind: 'else' | 'end' };

/** One tag within its braces; none is wider than its line. */
export const TAG = /\{\{\{?[^{}\n]*\}\}\}?/g;

const path = String.raw`((?:\w+\.)*\w+)`;
const block = new RegExp(String.raw`^#(if|unless|each|with)\s+${path}$`);
const value = new RegExp(String.raw`^(?:([a-z]+)\s+)?${path}((?:\s+(?:\w+=)?(?:"[^"]*"|[\w.]+))*)$`, 'i');

/** What a tag says; none where it is more than a shop would write. */
export function tagOf(source: string): TemplateTag | undefined {
  const inside = source.replace(/^\{+\s*|\s*\}+$/g, '');
  if (inside === 'else') return { kind: 'else' };
  if (inside.startsWith('/')) return { kind: 'end' };
  const opened = block.exec(inside);
  if (opened) return { kind: opened[1] === 'unless' ? 'unless' : opened[1] === 'each' ? 'each' : 'if', path: opened[2] ?? '' };
  const said = value.exec(inside);
  if (!said) return undefined;
  const [, helper, of = '', rest = ''] = said;
  const otherwise = helper === 'default' ? /^\s+"([^"]+)"/.exec(rest)?.[1] : undefined;
  return { kind: 'value', path: of, ...((helper === 'date' || helper === 'time') && { shape: helper }), ...(otherwise !== undefined && { otherwise }) };
}
