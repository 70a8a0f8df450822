import { ProblemError } from '@messaging/kernel';
import { z } from 'zod';
import { readJson } from './read-json.js';

/** The place where the next page begins, as opaque text. */
export const encodeCursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Longer than any place we hand out; bounds what is decoded. */
const CURSOR_CHARS_MAX = 1024;

/** The place in a cursor, or 400 with the pointer `?cursor`; `undefined` stays so: the first page. */
export function decodeCursor<Schema extends z.ZodType>(
  schema: Schema,
  cursor: string | undefined,
): z.output<Schema> | undefined {
  if (cursor === undefined) return undefined;
  const parsed = schema.safeParse(readCursor(cursor));
  return parsed.success ? parsed.data : refuseCursor();
}

/** Answers 400: what was given as a cursor comes from elsewhere. */
export function refuseCursor(): never {
  const errors = [{ pointer: '?cursor', code: 'CURSOR.INVALID', detail: 'is not a cursor of this list' }];
  throw new ProblemError({ kind: 'malformed', code: 'REQUEST.INVALID', detail: '?cursor is not a cursor of this list', errors });
}

function readCursor(cursor: string): unknown {
  if (cursor.length > CURSOR_CHARS_MAX || !/^[A-Za-z0-9_-]+$/.test(cursor)) return undefined;
  const read = readJson(Buffer.from(cursor, 'base64url')); // as a body: what the database cannot hold is no place of ours
  return read.ok ? read.value : undefined;
}

/** `?limit=&cursor=` of every list; extend it with the list's own filters. */
export const ListQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a whole number from 1 to 200')
    .transform(Number)
    .pipe(z.number().min(1, 'must be from 1 to 200').max(200, 'must be from 1 to 200'))
    .default(50)
    .meta({ openapi: { type: 'integer', minimum: 1, maximum: 200, default: 50 } }),
  cursor: z.string().min(1).max(CURSOR_CHARS_MAX).optional().meta({ description: '`nextCursor` of the page before' }),
});
export type ListQuery = z.output<typeof ListQuery>;

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/**
 * A page from one row more than was asked for: the extra row says that there is a next page, and the last row shown
 * is where it begins.
 */
export function pageOf<T>(rows: readonly T[], limit: number, placeOf: (row: T) => unknown): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null;
  return { items, nextCursor };
}

/** The schema of a page, for OpenAPI. */
export const pageSchema = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
