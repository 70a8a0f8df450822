import { formatterFor, intlLocale, plainSpaces } from './value-format.js';

/** Beyond it a number is no amount or count any more, and has hundreds of digits to write. */
const numberMax = 1e15;

/** A sound number, given as one or as text; undefined for anything else. */
export function soundNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Math.abs(number) < numberMax ? number : undefined;
}

/** A number in the reader's language ("1,234.5", "1.234,5"); undefined without a sound one. */
export function formatNumber(value: unknown, locale: string): string | undefined {
  const number = soundNumber(value);
  if (number === undefined) return undefined;
  const tag = intlLocale(locale);
  return plainSpaces(formatterFor(`NumberFormat ${tag}`, Intl.NumberFormat, () => new Intl.NumberFormat(tag)).format(number));
}
