/** Text that reads as a number: the form in which PostgreSQL and this file agree exactly. */
const plainDecimal = /^-?[0-9]{1,15}(\.[0-9]{1,10})?$/;
/** The same as a pattern of PostgreSQL. */
export const plainDecimalSql = '^-?[0-9]{1,15}(\\.[0-9]{1,10})?$';

export const isPlainDecimal = (text: string): boolean => plainDecimal.test(text);

/** An exact decimal: `units` × 10^-`scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Reads what `String(number)` writes, exponents included, and plain text. */
export function decimalOf(text: string): Decimal {
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text) ?? [];
  const scale = fraction.length - Number(exponent);
  const units = BigInt(`${sign}${whole}${fraction}`);
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`: exactly, with no binary fractions between. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = a.units * 10n ** BigInt(scale - a.scale);
  const right = b.units * 10n ** BigInt(scale - b.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}
