import { z } from 'zod';

/** A JSON schema, as OpenAPI 3.1 takes it. */
export type JsonSchema = Record<string, unknown>;

/** What a caller sends (`input`) and what is answered (`output`) differ where a schema has defaults or transforms. */
export type SchemaSide = 'input' | 'output';

const LOCAL_PREFIX = '#/$defs/';
const COMPONENT_PREFIX = '#/components/schemas/';

/** Turns zod schemas into JSON schemas and collects those with an `id` in their meta as named components. */
export class SchemaComponents {
  readonly schemas: Record<string, JsonSchema> = {};
  private anonymous = 0;

  /** The schema, or a reference to it when it has an id. */
  convert(schema: z.ZodType, side: SchemaSide): JsonSchema {
    // Inside a wrapper a schema with an id is a definition like any other, and a recursive one does not point at "#".
    const wrapped = z.toJSONSchema(z.object({ root: schema }), { io: side, unrepresentable: 'any', override });
    const definitions = (wrapped.$defs ?? {}) as Record<string, JsonSchema>;
    const names = new Map(Object.keys(definitions).map((name) => [name, this.nameFor(name, definitions[name] ?? {}, side)]));
    for (const [name, definition] of Object.entries(definitions)) {
      this.schemas[names.get(name) ?? name] = relink(definition, names);
    }
    return relink((wrapped.properties?.['root'] ?? {}) as JsonSchema, names);
  }

  /** The id; where the other side has a different schema under it, the id with `Input`; recursive ones get a number. */
  private nameFor(name: string, definition: JsonSchema, side: SchemaSide): string {
    if (name.startsWith('__schema')) return `Recursive${++this.anonymous}`;
    const plain = this.schemas[name];
    if (plain === undefined || isSame(plain, definition)) return name;
    return side === 'input' ? `${name}Input` : `${name}Output`;
  }
}

/** `openapi` in a schema's meta replaces its conversion: a number that arrives as text is documented as a number. */
function override({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: object }): void {
  const { openapi } = (z.globalRegistry.get(zodSchema) ?? {}) as { openapi?: JsonSchema };
  if (!openapi) return;
  for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
  Object.assign(jsonSchema, openapi);
}

/** Compared without regard to where references lead: names are all that differs. */
const isSame = (a: JsonSchema, b: JsonSchema): boolean => unlinked(a) === unlinked(b);

const unlinked = (schema: JsonSchema): string =>
  JSON.stringify(schema).replaceAll(/"#\/(?:components\/schemas|\$defs)\/([^"]*?)(?:Input|Output)?"/g, '"$1"');

function relink(schema: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  const text = JSON.stringify(schema, (key, value: unknown) => {
    if (key !== '$ref' || typeof value !== 'string' || !value.startsWith(LOCAL_PREFIX)) return value;
    const name = value.slice(LOCAL_PREFIX.length);
    return `${COMPONENT_PREFIX}${names.get(name) ?? name}`;
  });
  const { id: _, ...rest } = JSON.parse(text) as JsonSchema;
  return rest;
}
