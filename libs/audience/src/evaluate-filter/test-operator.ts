import type { FilterOperator } from '../parse-filter/filter.js';

/** Whether an order operator holds, given how the value compares with each of the rule's values. */
export function testOrder(operator: FilterOperator, [first = Number.NaN, second = Number.NaN]: readonly number[]): boolean {
  switch (operator) {
    case '<':
      return first < 0;
    case '<=':
      return first <= 0;
    case '>':
      return first > 0;
    case '>=':
      return first >= 0;
    case 'between':
      return first >= 0 && second <= 0;
    case 'notBetween':
      return first < 0 || second > 0;
    default:
      return false;
  }
}

/** Whether a text has a part, at the place the operator asks for. */
export function hasPart(text: string, operator: FilterOperator, part: string): boolean {
  if (operator === 'contains') return text.includes(part);
  return operator === 'beginsWith' ? text.startsWith(part) : text.endsWith(part);
}
