import type { ValueKind } from '../parse-template/value-kinds.js';

type Branch = Readonly<Record<string, unknown>>;

/** What is put in the place of values that nobody gave. */
export interface SampleOptions {
  readonly kinds: ReadonlyMap<string, ValueKind>;
  /** Sample dates are of the next day. */
  readonly now: Date;
  /** Samples of names that want a certain form. */
  readonly samples?: Readonly<Record<string, unknown>>;
}

/**
 * A copy of a context in which each missing name has a sample: text is its own name in braces, a date is tomorrow at
 * ten, and so on, so that a preview and a test-send show where everything goes. Names are those of a render's
 * `missing`: `customer.firstName`, and inside lists `event.items[].price`.
 */
export function fillMissing(context: Branch, missing: readonly string[], options: SampleOptions): Branch {
  return missing.reduce<Branch>((filled, name) => branchOf(fillIn(filled, name.split('.'), () => sampleOf(name, options))), context);
}

function fillIn(value: unknown, path: readonly string[], fill: (value: unknown) => unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return fill(value);
  const name = head.replace(/(\[\])+$/, '');
  const branch = branchOf(value);
  const inside = Object.hasOwn(branch, name) ? branch[name] : undefined;
  return { ...branch, [name]: head === name ? fillIn(inside, rest, fill) : fillItems(inside, rest, fill) };
}

/** In each item that lacks it; two items where there is no list at all. */
function fillItems(list: unknown, path: readonly string[], fill: (value: unknown) => unknown): unknown[] {
  const items: unknown[] = Array.isArray(list) && list.length > 0 ? list : [{}, {}];
  return items.map((item) => fillIn(item, path, (value) => (isEmpty(value) ? fill(value) : value)));
}

function sampleOf(name: string, options: SampleOptions): unknown {
  if (options.samples && Object.hasOwn(options.samples, name)) return options.samples[name];
  switch (options.kinds.get(name) ?? 'text') {
    case 'date':
      return `${new Date(options.now.getTime() + 86_400_000).toISOString().slice(0, 10)}T10:00:00`;
    case 'money':
      return { amount: '25.00', currency: 'EUR' };
    case 'number':
      return 2;
    case 'phone':
      return '+34600111222';
    case 'list':
      return [membersOf(`${name}[]`, options), membersOf(`${name}[]`, options)];
    case 'object':
      return membersOf(name, options);
    case 'text':
      return `{{${name}}}`;
  }
}

/** An item or object with a sample of all that the template uses of it; a text when it is used as one itself. */
function membersOf(name: string, options: SampleOptions): unknown {
  if (options.kinds.has(name) && name.endsWith('[]')) return sampleOf(name, options);
  const members = [...options.kinds.keys()].filter((known) => known.startsWith(`${name}.`));
  return members.reduce<Branch>((made, member) => branchOf(fillIn(made, member.slice(name.length + 1).split('.'), () => sampleOf(member, options))), {});
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
const branchOf = (value: unknown): Branch => (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {});
