import fc from 'fast-check';
import { hostileText, hostileValue } from './hostile-values.js';
import type { JsonSchema } from './served-contract.js';

type Schemas = Readonly<Record<string, JsonSchema>>;
type Arbitrary = fc.Arbitrary<unknown>;

/** Deeper, optional fields are left out and references end in null: rule groups refer to themselves. */
const DEPTH_MAX = 5;

/** Values that a schema of the served document allows. */
export class ValuesOfSchemas {
  constructor(
    private readonly schemas: Schemas,
    /** Ids of what exists, so that a reference may lead somewhere. */
    private readonly ids: readonly string[] = [],
  ) {}

  of(schema: JsonSchema, depth = 0): Arbitrary {
    const { $ref, enum: listed, anyOf } = schema;
    if (typeof $ref === 'string') return depth > DEPTH_MAX ? fc.constant(null) : this.of(this.schemas[$ref.split('/').at(-1) ?? ''] ?? {}, depth + 1);
    if ('const' in schema) return fc.constant(schema['const']);
    if (Array.isArray(listed)) return fc.constantFrom(...(listed as unknown[]));
    if (Array.isArray(anyOf)) return fc.oneof(...anyOf.map((branch: JsonSchema) => this.of(branch, depth)));
    return this.#ofType(schema, depth);
  }

  #ofType(schema: JsonSchema, depth: number): Arbitrary {
    switch (schema['type']) {
      case 'string':
        return schema['format'] === 'uuid' && this.ids.length > 0 ? fc.oneof(fc.constantFrom(...this.ids), textOf(schema)) : textOf(schema);
      case 'integer':
      case 'number':
        return numberOf(schema);
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array':
        return this.#listOf(schema, depth);
      case 'object':
        return this.#objectOf(schema, depth);
      default:
        return fc.jsonValue({ maxDepth: 2 });
    }
  }

  #fieldOf(name: string, schema: JsonSchema, depth: number): Arbitrary {
    const known = schema['type'] === 'string' ? honest[name] : undefined;
    return known ? fc.oneof(fc.constantFrom(...known), this.of(schema, depth + 1)) : this.of(schema, depth + 1);
  }

  #listOf({ items = {}, minItems = 0 }: JsonSchema, depth: number): Arbitrary {
    const minLength = Number(minItems);
    return fc.array(this.of(items as JsonSchema, depth + 1), { minLength, maxLength: Math.max(minLength, depth > DEPTH_MAX ? 0 : 3) });
  }

  #objectOf({ properties = {}, required = [], additionalProperties }: JsonSchema, depth: number): Arbitrary {
    const names = required as readonly string[];
    const kept = Object.entries(properties as Schemas).filter(([name]) => depth <= DEPTH_MAX || names.includes(name));
    const own = fc.record(Object.fromEntries(kept.map(([name, schema]) => [name, this.#fieldOf(name, schema, depth)])), { requiredKeys: [...names] });
    if (typeof additionalProperties !== 'object' || additionalProperties === null || depth > DEPTH_MAX) return own;
    const more = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), this.of(additionalProperties as JsonSchema, depth + 1), { maxKeys: 3 });
    return fc.tuple(more, own).map(([given, known]) => ({ ...given, ...(known as object) }));
  }
}

/** What an honest client would write there, so that requests also get past the first check. */
const honest: Readonly<Record<string, readonly string[]>> = {
  to: ['+34600000001', 'ada@example.com'], url: ['http://127.0.0.1:9/x', 'https://example.com/x'], body: ['Hi', 'Hello {{customer.firstName}}, reply STOP {{unsubscribeUrl}}'],
};

const formats: Readonly<Record<string, Arbitrary>> = {
  uuid: fc.uuid(),
  'date-time': fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
  date: fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  email: fc.constantFrom('ada@example.com', 'o.neil@example.org'),
};

function textOf({ format, pattern, minLength, maxLength }: JsonSchema): Arbitrary {
  const known = formats[String(format)];
  if (known) return known;
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
  const min = Number(minLength ?? 0);
  return fc.oneof(
    fc.string({ minLength: min, maxLength: Math.max(min, Math.min(Number(maxLength ?? 60), 60)) }),
    fc.constantFrom('Hello {{customer.firstName}}', 'https://example.com/x', '+34600000001', 'Europe/Madrid', 'EUR'),
  );
}

function numberOf({ type, minimum, maximum }: JsonSchema): Arbitrary {
  const range = { min: Number(minimum ?? -1000), max: Math.min(Number(maximum ?? 1000), 2 ** 31 - 1) };
  return type === 'integer' ? fc.integer({ min: Math.max(Math.ceil(range.min), -(2 ** 31)), max: range.max }) : fc.double({ ...range, noNaN: true });
}

/** The same values with one to three places broken: another value, an unknown field beside, or nothing there. */
export const broken = (values: Arbitrary): Arbitrary =>
  fc.tuple(values, fc.array(fc.record({ place: fc.nat(), how: fc.constantFrom('replace', 'replace', 'add', 'remove'), value: hostileValue, name: hostileText }), { minLength: 1, maxLength: 3 }))
    .map(([value, changes]) => changes.reduce<unknown>((present, change) => breakAt(present, change), value));

interface Change {
  readonly place: number;
  readonly how: string;
  readonly value: unknown;
  readonly name: string;
}

function breakAt(root: unknown, { place, how, value, name }: Change): unknown {
  const copy: unknown = structuredClone(root);
  const places = placesOf(copy);
  const [holder, key] = places[place % Math.max(places.length, 1)] ?? [];
  if (!holder || key === undefined) return value;
  if (how === 'replace') Reflect.set(holder, key, value);
  else if (how === 'remove') Reflect.deleteProperty(holder, key);
  else Object.defineProperty(holder, Array.isArray(holder) ? holder.length : name, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** Every (container, key) of a value, outermost first. */
function placesOf(root: unknown): [object, string][] {
  if (typeof root !== 'object' || root === null) return [];
  const own = Object.keys(root).map((key): [object, string] => [root, key]);
  return [...own, ...own.flatMap(([holder, key]) => placesOf(Reflect.get(holder, key)))];
}
