import { lackOf } from './unfinished.rules.js';

const asks = (value: unknown, operator = 'contains'): object => ({ field: 'customer.tags', operator, value });

describe('what a filter lacks', () => {
  it.each([
    ['a condition, while there is none', { rules: [] }, 'condition'],
    ['a condition, in a group without any', { rules: [asks('color'), { combinator: 'or', rules: [] }] }, 'condition'],
    ['a value that was not entered', { rules: [asks('')] }, 'value'],
    ['a value of blanks', { rules: [asks('color'), asks('  ')] }, 'value'],
    ['a value inside a group', { rules: [asks('color'), { combinator: 'or', rules: [asks(undefined)] }] }, 'value'],
    ['a value of an empty list', { rules: [asks([], 'in')] }, 'value'],
  ])('is %s', (_, filter, lack) => {
    expect(lackOf(filter)).toBe(lack);
  });

  it.each([asks('color'), asks(0, '>'), asks({ ago: 'P60D' }, '<'), asks('', 'notNull'), asks(undefined, 'null'), asks(false, '=')])('is nothing where %j is all it asks', (rule) => {
    expect(lackOf({ rules: [rule] })).toBeUndefined();
  });
});
