/** What a filter still lacks before it says whom somebody means. */
export type Lack = 'condition' | 'value';

interface Rule {
  readonly operator?: unknown;
  readonly value?: unknown;
  readonly rules?: unknown;
}

const withoutValue: readonly unknown[] = ['null', 'notNull'];

/** A value that nobody has entered. */
export const isEmptyValue = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** The first thing that a filter lacks: a group without conditions would mean everybody, a condition without a value hardly anybody. */
export function lackOf({ rules }: { readonly rules?: unknown }): Lack | undefined {
  const given = Array.isArray(rules) ? (rules as readonly Rule[]) : [];
  if (given.length === 0) return 'condition';
  return given.map((rule) => (rule.rules === undefined ? lackOfRule(rule) : lackOf(rule))).find((lack) => lack !== undefined);
}

const lackOfRule = ({ operator, value }: Rule): Lack | undefined => (!withoutValue.includes(operator) && isEmptyValue(value) ? 'value' : undefined);
