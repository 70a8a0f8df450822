import { compareCodePoints } from '../compare-values/code-points.js';
import { compareDecimals, decimalOf, isPlainDecimal, type Decimal } from '../compare-values/decimal.js';
import { resolveTime, type FilterMoment } from '../compare-values/times.js';
import type { FilterOperator, FilterValue } from '../parse-filter/filter.js';
import { isTime } from '../parse-filter/filter.js';
import { isPlain } from './subject.js';
import { hasPart, testOrder } from './test-operator.js';

/**
 * Compares a value of the ERP's own making with one of a rule:
 * - when either is a number, both are numbers, or they do not compare; money counts by its amount;
 * - two texts compare by code point; with a time from now, by the day that a text begins with;
 * - true and false are equal to themselves alone; a list is asked for its items.
 * Negative, zero or positive; nothing when the two do not compare.
 */
function compareJson(given: unknown, wanted: FilterValue, moment: FilterMoment): number | undefined {
  if (isTime(wanted)) {
    const day = typeof given === 'string' ? given.slice(0, 10) : '';
    return isDayForm(day) ? compareCodePoints(day, resolveTime(wanted, moment).day) : undefined;
  }
  if (typeof wanted === 'boolean') return given === wanted ? 0 : undefined;
  const isNumeric = typeof wanted === 'number' || typeof given === 'number' || isPlain(given);
  if (!isNumeric) return typeof given === 'string' ? compareCodePoints(given, wanted) : undefined;
  const left = numberIn(given);
  const right = numberIn(wanted);
  return left && right && compareDecimals(left, right);
}

/** Whether a present value passes; absence, and the negations of these operators, are the caller's. */
export function testJson(given: unknown, operator: FilterOperator, { values, moment }: { values: readonly FilterValue[]; moment: FilterMoment }): boolean {
  const compare = (wanted: FilterValue): number | undefined => compareJson(given, wanted, moment);
  switch (operator) {
    case '=':
      return values.some((value) => compare(value) === 0);
    case 'in':
      return values.some((value) => compare(value) === 0 || hasItem(given, value));
    case 'contains':
      return values.some((value) => hasItem(given, value)) || testPart(given, operator, values);
    case 'beginsWith':
    case 'endsWith':
      return testPart(given, operator, values);
    default: {
      const orders = values.map(compare).filter((order) => order !== undefined);
      return orders.length === values.length && testOrder(operator, orders);
    }
  }
}

function testPart(given: unknown, operator: FilterOperator, [part]: readonly FilterValue[]): boolean {
  return typeof given === 'string' && typeof part === 'string' && hasPart(given, operator, part);
}

/** Items are compared as they are: `1` is not `"1"`. */
function hasItem(given: unknown, wanted: FilterValue): boolean {
  return Array.isArray(given) && given.some((item) => item === wanted);
}

/** A number, a text that reads as one, or an amount of money. */
function numberIn(value: unknown): Decimal | undefined {
  if (typeof value === 'number') return decimalOf(String(value));
  const text = isPlain(value) ? value['amount'] : value;
  return typeof text === 'string' && isPlainDecimal(text) ? decimalOf(text) : undefined;
}

/** The form alone, as SQL can look at it; a day that is in no calendar still has its place in the order. */
const isDayForm = (text: string): boolean => /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text);
