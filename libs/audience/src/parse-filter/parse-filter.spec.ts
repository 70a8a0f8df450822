import { parseFilter } from './parse-filter.js';

const complaints = (filter: unknown, event = false): string[] => {
  const result = parseFilter(filter, { pointer: '/audience/filter', event });
  return result.ok ? [] : (result.problem.errors ?? []).map(({ pointer, code, detail }) => `${pointer} ${code} ${detail}`);
};
const rule = (field: unknown, operator: unknown = '=', value: unknown = 'x') => ({ combinator: 'and', rules: [{ field, operator, value }] });

describe('reading a filter', () => {
  it('takes what react-querybuilder writes, ids and all', () => {
    const group = { id: 'r', combinator: 'or', not: false, rules: [{ id: 'a', path: [0], field: 'customer.loyaltyTier', operator: 'in', value: ['gold'], valueSource: 'value', disabled: false }] };
    expect(complaints({ id: 'q', combinator: 'and', rules: [group, { field: 'customer.email', operator: 'notNull', value: '' }] })).toEqual([]);
  });

  it.each([
    ['customer.loyalityTier', 'did you mean customer.loyaltyTier?'],
    ['loyaltyTier', 'did you mean customer.loyaltyTier?'],
    ['customer.consent.email', 'did you mean customer.consent.email.marketing?'],
    ['event.toStage', 'attributes of your own'],
    ['customer.attributes', 'attributes of your own'],
    ['customer.attributes..size', 'attributes of your own'],
    ['__proto__', 'attributes of your own'],
  ])('does not know the field %s', (field, hint) => {
    expect(complaints(rule(field))).toEqual([expect.stringMatching(new RegExp(`^/audience/filter/rules/0/field FILTER.FIELD_UNKNOWN .*${hint.replace('?', '\\?')}`))]);
  });

  it('lets automations speak of their event', () => expect(complaints(rule('event.toStage'), true)).toEqual([]));

  it('says everything that is wrong at once, each in its place', () => {
    const filter = {
      combinator: 'xor', nott: true,
      rules: [{ field: 'customer.tags', operator: '<', value: 'a' }, { field: 'customer.firstName', operator: 'contain', value: 'a' }, 'x', { combinator: 'and', rules: [{ field: 'customer.totalSpent', operator: '>', value: 'much' }] }],
    };
    expect(complaints(filter).map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual([
      '/audience/filter/nott FILTER.SYNTAX', '/audience/filter/combinator FILTER.SYNTAX', '/audience/filter/rules/0/operator FILTER.OPERATOR',
      '/audience/filter/rules/1/operator FILTER.OPERATOR_UNKNOWN', '/audience/filter/rules/2 FILTER.SYNTAX', '/audience/filter/rules/3/rules/0/value FILTER.VALUE',
    ]);
  });

  it.each([
    ['customer.firstName', '=', 42], ['customer.firstName', '=', 'a\u0000'], ['customer.firstName', '=', '\ud800'], ['customer.firstName', 'in', 'a,b'], ['customer.firstName', 'in', []],
    ['customer.firstName', 'between', ['a']], ['customer.totalSpent', '=', 1e21], ['customer.totalSpent', '=', '1,50'], ['customer.consent.sms.marketing', '=', 'yes'],
    ['customer.lastVisitAt', '<', '2026-02-30'], ['customer.lastVisitAt', '<', '2026-02-28T10:00'], ['customer.lastVisitAt', '<', { ago: '60D' }], ['customer.lastVisitAt', '<', { ago: '-P60D' }],
    ['customer.lastVisitAt', '<', { ago: 'P60D', ahead: 'P1D' }], ['customer.lastVisitAt', '<', { ago: 'P900Y' }], ['customer.nextBirthday', '=', '2026-01-01T00:00:00Z'],
    ['customer.attributes.size', '<', true], ['customer.attributes.size', 'contains', { ago: 'P1D' }], ['customer.attributes.size', '=', null],
  ])('%s %s does not take %j', (field, operator, value) => {
    expect(complaints(rule(field, operator, value))).toEqual([expect.stringMatching(/^\/audience\/filter\/rules\/0\/value\S* FILTER\.VALUE /)]);
  });

  it('is bounded in depth, rules and complaints', () => {
    const deep = Array.from({ length: 9 }).reduce<unknown>((inner) => ({ combinator: 'and', rules: [inner] }), rule('customer.id'));
    expect(complaints(deep)).toEqual([expect.stringContaining('FILTER.TOO_LARGE')]);
    const wide = { combinator: 'and', rules: Array.from({ length: 5000 }, () => ({ field: 'customer.id', operator: '=', value: 'a' })) };
    expect(complaints(wide)).toEqual([expect.stringContaining('/rules/200 FILTER.TOO_LARGE')]);
    expect(complaints({ ...wide, rules: wide.rules.map(() => 1) }).length).toBeLessThanOrEqual(20);
  });
});
