import fs from 'node:fs';
import path from 'node:path';

/** What a schema of the served contract says; what is not named here bounds nothing. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}
interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Bounded by what a schema cannot say: the size of their JSON, or the settings' own rules; each limit has a test beside its rule. */
const boundedElsewhere: readonly RegExp[] = [
  /variables$/, /metadata$/, // 16 to 64 K characters of JSON
  /^SettingsPatch$/, /^PutSharedAccount\/settings$/, // read by the settings' own schema
  /^post \/api\/v1\/events/, // 1,000 of 256 KB each, refused one by one
  /^post \/api\/v1\/automations\/\{id\}\/dry-run\/event/, // one event, by the size of the request
  /^post \/api\/v1\/customers\/import(\/preview)?$/, // a stream: 5 M lines of 256 K characters
  /^post \/api\/v1\/templates\/images$/, // a picture of 2 MB: services/templates/src/keep-image
  /\/(conditions|filter)$/, // depth, rules and values of a rule group: libs/audience
  /\/(translations|variants|headers)$/, // by the size of the whole draft, or of the request
];
const formats = new Set(['uuid', 'date', 'date-time', 'email']);
/** A pattern that repeats without an end. */
const isEndless = (pattern: string): boolean => /[^\\](?:[*+]|\{\d+,\})/.test(pattern);

const contract = JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, '../../../docs/openapi.json'), 'utf8')) as Contract;

/** Every place below a schema that takes as much as is sent. */
function unbounded(schema: Schema, place: string, seen: Set<string>): string[] {
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) {
    if (seen.has(name)) return [];
    seen.add(name);
    return unbounded(contract.components.schemas[name] ?? {}, name, seen);
  }
  const parts = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) => list ?? []).flatMap((part) => unbounded(part, place, seen));
  if (schema.enum || schema.const !== undefined) return parts;
  const types = [schema.type ?? []].flat();
  if (types.includes('string')) parts.push(...unboundedText(schema, place));
  if (types.includes('array')) parts.push(...(schema.maxItems === undefined ? [place] : []), ...unbounded(schema.items ?? {}, `${place}[]`, seen));
  if (types.includes('object')) parts.push(...unboundedMembers(schema, place, seen));
  return parts;
}

function unboundedText({ maxLength, format, pattern }: Schema, place: string): string[] {
  const isBounded = maxLength !== undefined || formats.has(format ?? '') || (pattern !== undefined && !isEndless(pattern));
  return isBounded ? [] : [place];
}

function unboundedMembers({ properties = {}, additionalProperties }: Schema, place: string, seen: Set<string>): string[] {
  const own = Object.entries(properties).flatMap(([name, member]) => unbounded(member, `${place}/${name}`, seen));
  if (additionalProperties === undefined || additionalProperties === false) return own; // others are refused
  return [...own, place, ...(additionalProperties === true ? [] : unbounded(additionalProperties, `${place}/*`, seen))];
}

describe('what the served contract takes', () => {
  const operations = Object.entries(contract.paths).flatMap(([route, methods]) => Object.entries(methods).map(([method, operation]) => ({ at: `${method} ${route}`, operation })));

  it('is bounded: every text, list and map of every body and query', () => {
    const seen = new Set<string>();
    const places = operations.flatMap(({ at, operation: { parameters = [], requestBody } }) => [
      ...parameters.filter((parameter) => parameter.in === 'query').flatMap(({ name, schema }) => unbounded(schema, `${at} ?${name}`, seen)),
      ...Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => unbounded(schema, at, seen)),
    ]);
    expect(operations.length).toBeGreaterThan(80);
    expect(places.filter((place) => !boundedElsewhere.some((known) => known.test(place)))).toEqual([]);
  });

  it('is a page at a time: every list has a limit of 200', () => {
    const limits = operations.flatMap(({ operation: { parameters = [] } }) => parameters.filter(({ name }) => name === 'limit').map(({ schema }) => schema as { maximum?: number }));
    expect(limits.length).toBeGreaterThan(10);
    for (const { maximum } of limits) expect(maximum).toBe(200);
  });
});
