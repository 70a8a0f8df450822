import type { FieldType, FilterOperator } from './filter.js';

const presence = ['null', 'notNull'] as const;
const equality = ['=', '!=', 'in', 'notIn'] as const;
const order = ['<', '<=', '>', '>=', 'between', 'notBetween'] as const;
const membership = ['contains', 'doesNotContain'] as const;
const ends = ['beginsWith', 'endsWith'] as const;

/** What may be asked of each type. */
export const operatorsOf: Readonly<Record<FieldType, readonly FilterOperator[]>> = {
  text: [...equality, ...order, ...membership, ...ends, ...presence],
  birthday: [...equality, ...order, ...membership, ...ends, ...presence],
  json: [...equality, ...order, ...membership, ...ends, ...presence],
  money: [...equality, ...order, ...presence],
  moment: [...equality, ...order, ...presence],
  day: [...equality, ...order, ...presence],
  flag: [...equality, ...presence],
  tags: [...membership, 'in', 'notIn', ...presence],
};

/** True for those that say something about where a value stands in an order. */
export const isOrder = (operator: FilterOperator): boolean => order.some((one) => one === operator);
/** True for those that ask for a part of a text, or an item of a list. */
export const isPart = (operator: FilterOperator): boolean => [...membership, ...ends].some((one) => one === operator);
/** True for those that an absent value matches. */
export const matchesAbsent = (operator: FilterOperator): boolean => ['null', '!=', 'notIn', 'doesNotContain'].includes(operator);
