import { formatMoney, isMoney } from '../format-values/format-money.js';
import { renderBudget } from '../parse-template/template-limits.js';

/** True for anything with own properties: the only things a path walks into. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Follows own properties only: `__proto__`, `constructor` and `toString` of a plain object are absent. */
export function readPath(from: unknown, segments: readonly string[]): unknown {
  let value = from;
  for (const segment of segments) {
    if (!isRecord(value) || !Object.hasOwn(value, segment)) return undefined;
    value = value[segment];
  }
  return value;
}

/** Absent, null or empty text: what makes a required variable missing. */
export const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

/** What Handlebars' `if` takes for false: absent, '', 0, NaN, false and empty lists. */
export const isFalsy = (value: unknown): boolean => !value || (Array.isArray(value) && value.length === 0);

/** A value as words; undefined for an object that has no words of its own. Short lists are joined, money is formatted. */
export function showValue(value: unknown, locale: string): string | undefined {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (isMoney(value)) return formatMoney(value, locale);
  if (!Array.isArray(value) || value.length > renderBudget.itemsPerEachMax || value.some((item) => typeof item === 'object' && item !== null)) return undefined;
  return value.map((item) => showValue(item, locale) ?? '').join(', ');
}
