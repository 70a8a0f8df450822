/** A tree of settings as the API gives it; fields are reached by dotted paths (`email.dkim.domain`). */
export type SettingsNode = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is SettingsNode => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a path; nothing where a part of it is missing. */
export function valueAt(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((node, part) => (isNode(node) ? node[part] : undefined), tree);
}

/** The tree with another value at a path; groups on the way are made. */
export function withValue(tree: SettingsNode, path: string, value: unknown): SettingsNode {
  const [first = '', ...rest] = path.split('.');
  const below = tree[first];
  return { ...tree, [first]: rest.length === 0 ? value : withValue(isNode(below) ? below : {}, rest.join('.'), value) };
}

/** An address as people type it (`shop.example/privacy`) with the scheme that it needs; anything else stays as it is. */
export const withScheme = (text: string): string => (/^[\p{L}\d-]+(\.[\p{L}\d-]+)+(:\d+)?([/?#]\S*)?$/u.test(text.trim()) ? `https://${text.trim()}` : text);

/** A colour as people type it (`1f4e79`, `#fff`) with its six digits; anything else stays as it is, to be complained about. */
export function withHash(text: string): string {
  const [, digits = ''] = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim()) ?? [];
  if (digits === '') return text;
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
}

/** An empty field is no value: the API knows it as null. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text);
