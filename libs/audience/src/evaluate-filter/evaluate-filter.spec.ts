import { unwrap } from '@messaging/kernel';
import type { CustomerFields } from '@messaging/contracts';
import { parseFilter } from '../parse-filter/parse-filter.js';
import { evaluateFilter } from './evaluate-filter.js';

const moment = { now: new Date('2026-11-26T12:00:00Z'), zone: 'Europe/Madrid' };
const ask = (rules: readonly unknown[], customer: CustomerFields, more: { event?: Record<string, unknown>; combinator?: string; not?: boolean } = {}) => {
  const filter = unwrap(parseFilter({ combinator: more.combinator ?? 'and', ...(more.not && { not: true }), rules }, { pointer: '', event: true }));
  return evaluateFilter(filter, { customerId: 'c-1', customer, ...(more.event && { event: more.event }) }, moment);
};
const asked = (field: string, operator: string, value: unknown, customer: CustomerFields): boolean => ask([{ field, operator, value }], customer).matches;

describe('what rules mean', () => {
  it.each([
    ['null', true], ['notNull', false], ['=', false], ['!=', true], ['in', false], ['notIn', true], ['contains', false], ['doesNotContain', true],
    ['beginsWith', false], ['endsWith', false], ['<', false], ['>=', false], ['between', false], ['notBetween', false],
  ])('an absent value and %s: %s', (operator, expected) => {
    const value = operator === 'in' || operator === 'notIn' ? ['a'] : operator.endsWith('etween') ? ['a', 'b'] : 'a';
    for (const customer of [{}, { firstName: null }, { firstName: '' }]) expect(asked('customer.firstName', operator, value, customer)).toBe(expected);
  });

  it.each<[string, string, unknown, CustomerFields, boolean]>([
    ['customer.totalSpent', '=', '12.5', { totalSpent: { amount: '12.50', currency: 'EUR' } }, true],
    ['customer.totalSpent', '>', 9, { totalSpent: { amount: '10', currency: 'EUR' } }, true],
    ['customer.firstName', '>', '9', { firstName: '10' }, false],
    ['customer.firstName', '<', '😀', { firstName: 'ﬁ' }, true],
    ['customer.firstName', '=', '\u00e1', { firstName: 'a\u0301' }, false],
    ['customer.tags', 'contains', 'vip', { tags: ['new', 'vip'] }, true],
    ['customer.tags', 'contains', 'vi', { tags: ['vip'] }, false],
    ['customer.tags', 'in', ['a', 'new'], { tags: ['new', 'vip'] }, true],
    ['customer.tags', 'null', null, { tags: [] }, true],
    ['customer.consent.email.marketing', '=', true, { consent: { email: { marketing: true } } }, true],
    ['customer.consent.sms.marketing', '!=', true, { consent: { email: { marketing: true } } }, true],
    ['customer.lastVisitAt', '<', { ago: 'P60D' }, { lastVisitAt: '2026-09-01T10:00:00Z' }, true],
    ['customer.lastVisitAt', '<', { ago: 'P60D' }, { lastVisitAt: '2026-11-01' }, false],
    ['customer.lastVisitAt', '=', '2026-11-26', { lastVisitAt: '2026-11-25T23:30:00Z' }, true],
    ['customer.lastVisitAt', 'between', ['2026-11-01', '2026-11-25'], { lastVisitAt: '2026-11-25T22:59:59Z' }, true],
    ['customer.lastVisitAt', 'between', ['2026-11-01', '2026-11-25'], { lastVisitAt: '2026-11-25T23:00:00Z' }, false],
    ['customer.lastVisitAt', 'null', null, { lastVisitAt: 'some day' }, true],
    ['customer.lastVisitAt', '=', '0001-01-01', { lastVisitAt: '0001-01-01T00:00:00+01:00' }, true], // "never", in the year 0 of UTC
    ['customer.customerSince', '=', { ago: 'P1Y' }, { customerSince: '2025-11-26' }, true],
    ['customer.birthday', 'endsWith', '-11-26', { birthday: '--11-26' }, true],
    ['customer.birthday', '<', '2000-01-01', { birthday: '--11-26' }, false],
    ['customer.birthday', '<', { ago: 'P18Y' }, { birthday: '1990-02-29' }, true],
    ['customer.nextBirthday', 'between', [{ ahead: 'P0D' }, { ahead: 'P7D' }], { birthday: '1990-11-26' }, true],
    ['customer.nextBirthday', '=', '2027-02-28', { birthday: '--02-29' }, true],
    ['customer.attributes.size', '>', 9, { attributes: { size: '10' } }, true],
    ['customer.attributes.size', '=', '42', { attributes: { size: 42 } }, true],
    ['customer.attributes.size', '=', '42', { attributes: { size: '042' } }, false],
    ['customer.attributes.size', '=', 42, { attributes: { size: '042' } }, true],
    ['customer.attributes.pet.name', 'beginsWith', 'R', { attributes: { pet: { name: 'Rex' } } }, true],
    ['customer.attributes.sizes', 'contains', 'XL', { attributes: { sizes: ['XL'] } }, true],
    ['customer.attributes.renewal', 'between', [{ ahead: 'P0D' }, { ahead: 'P7D' }], { attributes: { renewal: '2026-12-01' } }, true],
  ])('%s %s %j of %j: %s', (field, operator, value, customer, expected) => expect(asked(field, operator, value, customer)).toBe(expected));

  it('names the rule that failed, unless there were alternatives', () => {
    const gold = { field: 'customer.loyaltyTier', operator: '=', value: 'gold' };
    const won = { field: 'event.toStage', operator: '=', value: 'won' };
    expect(ask([won, gold], { loyaltyTier: 'silver' }, { event: { toStage: 'won' } })).toMatchObject({ matches: false, failed: { field: { name: 'customer.loyaltyTier' }, pointer: '/rules/1' } });
    expect(ask([{ combinator: 'and', rules: [gold] }], {})).toMatchObject({ failed: { pointer: '/rules/0/rules/0' } });
    expect(ask([won, gold], {}, { combinator: 'or', event: {} })).toEqual({ matches: false, failed: undefined });
    expect(ask([gold], { loyaltyTier: 'gold' }, { not: true })).toEqual({ matches: false, failed: undefined });
  });

  it('is true of everybody without rules', () => expect([ask([], {}).matches, ask([], {}, { combinator: 'or' }).matches, ask([], {}, { not: true }).matches]).toEqual([true, true, false]));
});
