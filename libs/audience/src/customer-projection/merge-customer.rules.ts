import type { CustomerFields } from '@messaging/contracts';

/** The customer as one service knows it: fields, and when each was last said (RFC 3339, the event's own time). */
export interface CustomerProjection {
  readonly fields: CustomerFields;
  /** By field; `consent.email` and `attributes.size` have times of their own beside that of the whole. */
  readonly fieldTimes: Readonly<Record<string, string>>;
}

type Members = Record<string, unknown>;
type IsNews = (path: string) => boolean;

/** Objects that are updated part by part: one consent or attribute does not wipe the others. */
const partwise: ReadonlySet<string> = new Set(['consent', 'attributes']);

/** A customer of whom nothing is known. */
export const unknownCustomer: CustomerProjection = { fields: {}, fieldTimes: {} };

/**
 * Applies one partial update (API.md section 4): an absent field stays, null clears, and an older event never
 * overwrites what a newer one said, field by field. So events may come in any order and give one result.
 */
export function mergeCustomer(current: CustomerProjection, update: CustomerFields, at: Date): CustomerProjection {
  const fields: Members = { ...current.fields };
  const fieldTimes: Record<string, string> = { ...current.fieldTimes };
  const time = at.toISOString();
  /** Times of one form compare as text. */
  const isNews: IsNews = (path) => time >= (fieldTimes[path] ?? '');
  for (const [name, value] of Object.entries(update)) {
    if (name === 'id' || value === undefined) continue;
    if (partwise.has(name)) {
      const said = mergeParts(fields, name, { value, isNews });
      for (const path of said) fieldTimes[path] = time;
    } else if (isNews(name)) {
      fieldTimes[name] = time;
      assign(fields, name, value);
    }
  }
  return { fields, fieldTimes };
}

/** Returns the paths that the update spoke of last. A cleared whole is news to the parts that are older than it. */
function mergeParts(fields: Members, name: string, { value, isNews }: { value: unknown; isNews: IsNews }): string[] {
  const parts: Members = isRecord(fields[name]) ? { ...fields[name] } : {};
  const isNewsOf = (part: string): boolean => isNews(`${name}.${part}`);
  const said: string[] = [];
  if (isRecord(value)) {
    const news = isNews(name) ? Object.entries(value).filter(([part, given]) => given !== undefined && isNewsOf(part)) : [];
    for (const [part, given] of news) assign(parts, part, given);
    said.push(...news.map(([part]) => `${name}.${part}`));
  } else {
    for (const part of Object.keys(parts).filter(isNewsOf)) assign(parts, part, null);
    if (isNews(name)) said.push(name);
  }
  assign(fields, name, Object.keys(parts).length > 0 ? parts : null);
  return said;
}

function assign(target: Members, name: string, value: unknown): void {
  if (value === null) Reflect.deleteProperty(target, name);
  else Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

const isRecord = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
