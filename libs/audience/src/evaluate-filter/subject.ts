import type { CustomerFields } from '@messaging/contracts';

/** Whom a filter is asked about, and, in automations, the data of the event that started it. */
export interface FilterSubject {
  readonly customerId: string;
  readonly customer: CustomerFields;
  readonly event?: Readonly<Record<string, unknown>>;
}

type Members = Readonly<Record<string, unknown>>;

/** Members of plain objects alone: a list has no names, and prototypes hold nothing of the customer's. */
export function readMember(from: unknown, path: readonly string[]): unknown {
  let found = from;
  for (const name of path) {
    if (!isPlain(found) || !Object.hasOwn(found, name)) return undefined;
    found = found[name];
  }
  return found;
}

/** Nothing, an empty text, an empty list: a rule calls it absent. */
export const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

export const isPlain = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
