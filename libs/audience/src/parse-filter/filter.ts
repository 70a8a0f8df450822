/** The operators of a rule, in react-querybuilder's names. */
export const filterOperators = [
  '=', '!=', '<', '<=', '>', '>=', 'contains', 'doesNotContain', 'beginsWith', 'endsWith', 'null', 'notNull', 'in', 'notIn', 'between', 'notBetween',
] as const;
export type FilterOperator = (typeof filterOperators)[number];

/**
 * What a field holds, and so what may be asked of it:
 * - `text` by code point · `money` by amount · `flag` yes or no · `tags` a list of texts
 * - `moment` an instant or a day · `day` a day without a time · `birthday` a text that has an order when it has a year
 * - `json` whatever the ERP put there: compared by what it is (`evaluate-json.ts`)
 */
export type FieldType = 'text' | 'money' | 'flag' | 'tags' | 'moment' | 'day' | 'birthday' | 'json';

/** Where a rule looks. */
export interface FilterField {
  /** In full: `customer.loyaltyTier`, `customer.attributes.size`, `event.toStage`. */
  readonly name: string;
  readonly type: FieldType;
  /** For `json`: the members to walk through below `customer.attributes` or `event`. */
  readonly path: readonly string[];
  readonly root: 'customer' | 'event';
}

/** A time as a rule says it: a day, an instant, or one counted from now. */
export type TimeLiteral =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'instant'; readonly at: Date }
  | { readonly kind: 'relative'; readonly direction: 'ago' | 'ahead'; readonly duration: string };

/** A value that a rule compares with. */
export type FilterValue = string | number | boolean | TimeLiteral;

/** One condition. `null` and `notNull` have no values, `between` two, lists any number, all others one. */
export interface FilterRule {
  readonly kind: 'rule';
  readonly field: FilterField;
  readonly operator: FilterOperator;
  readonly values: readonly FilterValue[];
  /** JSON pointer of the rule in the body it came in. */
  readonly pointer: string;
}

/** Rules joined; one without rules is true of everybody, as react-querybuilder has it. */
export interface FilterGroup {
  readonly kind: 'group';
  readonly combinator: 'and' | 'or';
  readonly not: boolean;
  readonly rules: readonly (FilterRule | FilterGroup)[];
  readonly pointer: string;
}

export const isTime = (value: FilterValue): value is TimeLiteral => typeof value === 'object';
