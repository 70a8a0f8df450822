import type { CustomerFields } from '@messaging/contracts';

/** The customer as one service knows it: fields, and when each was last said (RFC 3339, the event's own time). */
export interface CustomerProjection {
  readonly fields: CustomerFields;
  readonly fieldTimes: Readonly<Record<string, string>>;
}

/** Objects that are updated part by part: one consent or attribute does not wipe the others. */
const partwise = new Set(['consent', 'attributes']);

/** A customer of whom nothing is known. */
export const unknownCustomer: CustomerProjection = { fields: {}, fieldTimes: {} };

/**
 * Applies one partial update (API.md section 4): an absent field stays, null clears, and an older event never
 * overwrites what a newer one said, field by field. So events may come in any order and give one result.
 */
export function mergeCustomer(current: CustomerProjection, update: CustomerFields, at: Date): CustomerProjection {
  const fields: Record<string, unknown> = { ...current.fields };
  const fieldTimes: Record<string, string> = { ...current.fieldTimes };
  const time = at.toISOString();
  const isNews = (path: string): boolean => {
    const known = fieldTimes[path];
    if (known !== undefined && known > time) return false;
    fieldTimes[path] = time;
    return true;
  };
  for (const [name, value] of Object.entries(update)) {
    if (name === 'id' || value === undefined) continue;
    if (partwise.has(name) && isRecord(value)) {
      const parts = { ...(isRecord(fields[name]) ? fields[name] : {}) };
      for (const [part, partValue] of Object.entries(value)) if (isNews(`${name}.${part}`)) assign(parts, part, partValue);
      fields[name] = parts;
    } else if (isNews(name)) {
      assign(fields, name, value);
    }
  }
  return { fields, fieldTimes };
}

function assign(target: Record<string, unknown>, name: string, value: unknown): void {
  if (value === null) Reflect.deleteProperty(target, name);
  else Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
