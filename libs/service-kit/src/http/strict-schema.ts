import { z } from 'zod';

const made = new WeakMap<z.core.$ZodType, z.core.$ZodType>();

/**
 * The same schema with every object in it strict: an unknown field is an error at any depth (API.md section 2),
 * so that an author need not remember `strictObject`. Objects that declare a catch-all keep it. Intersections stay
 * as they are, because each side alone would refuse the other's fields: make their sides strict by `extend` instead.
 */
export function strictly<Schema extends z.core.$ZodType>(schema: Schema): Schema {
  const known = made.get(schema);
  if (known) return known as Schema;
  const strict = rebuild(schema);
  made.set(schema, strict);
  return strict as Schema;
}

type Def = Record<string, unknown> & { readonly type: string };

function rebuild(schema: z.core.$ZodType): z.core.$ZodType {
  const def = schema._zod.def as unknown as Def;
  const changes = changesOf(def);
  return changes ? z.core.clone(schema, { ...def, ...changes } as never) : schema;
}

const isSchema = (value: unknown): value is z.core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value;

function changesOf(def: Def): Record<string, unknown> | undefined {
  switch (def.type) {
    case 'object':
      return { shape: lazyShape(def), catchall: def['catchall'] ?? z.never() };
    case 'array':
      return strictMembers(def, 'element');
    case 'record':
    case 'map':
      return strictMembers(def, 'valueType');
    case 'pipe':
      return strictMembers(def, 'in');
    case 'union':
      return { options: strictList(def['options']) };
    case 'tuple':
      return { items: strictList(def['items']) };
    case 'lazy':
      return { getter: () => strictly((def['getter'] as () => z.core.$ZodType)()) };
    default:
      return isSchema(def['innerType']) ? strictMembers(def, 'innerType') : undefined;
  }
}

const strictMembers = (def: Def, name: string): Record<string, unknown> | undefined =>
  isSchema(def[name]) ? { [name]: strictly(def[name]) } : undefined;

const strictList = (items: unknown): unknown => (Array.isArray(items) ? items.map((item: z.core.$ZodType) => strictly(item)) : items);

/** Fields are rebuilt when first read: a recursive schema's getter must not run while its own schema is being made. */
function lazyShape(def: Def): object {
  const shape = def['shape'] as Record<string, z.core.$ZodType>;
  const lazy = {};
  for (const name of Object.keys(shape)) {
    Object.defineProperty(lazy, name, { enumerable: true, configurable: true, get: () => strictMember(shape, name) });
  }
  return lazy;
}

function strictMember(shape: Record<string, z.core.$ZodType>, name: string): z.core.$ZodType | undefined {
  const member = shape[name];
  return member && strictly(member);
}
