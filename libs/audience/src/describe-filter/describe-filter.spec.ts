import { unwrap } from '@messaging/kernel';
import { parseFilter } from '../parse-filter/parse-filter.js';
import { describeFilter } from './describe-filter.js';

const described = (filter: object) => describeFilter(unwrap(parseFilter(filter, { pointer: '', event: true })));
const one = (field: string, operator: string, value: unknown = '') => described({ combinator: 'and', rules: [{ field, operator, value }] });

describe('a filter in words', () => {
  it.each<[string, string, unknown, string, string]>([
    ['customer.loyaltyTier', '=', 'gold', 'customer.loyaltyTier is "gold"', 'customer.loyaltyTier es "gold"'],
    ['customer.totalSpent', '>=', 12.5, 'customer.totalSpent is at least "12.5"', 'customer.totalSpent es como mínimo "12.5"'],
    ['customer.lastVisitAt', '<', { ago: 'P60D' }, 'customer.lastVisitAt is before 60 days ago', 'customer.lastVisitAt es anterior a hace 60 días'],
    ['customer.nextBirthday', 'between', [{ ahead: 'P0D' }, { ahead: 'P7D' }], 'customer.nextBirthday is between in 0 days and in 7 days', 'customer.nextBirthday está entre dentro de 0 días y dentro de 7 días'],
    ['customer.lastVisitAt', '>', '2026-11-01', 'customer.lastVisitAt is after 2026-11-01', 'customer.lastVisitAt es posterior a 2026-11-01'],
    ['customer.consent.email.marketing', '=', true, 'customer.consent.email.marketing is yes', 'customer.consent.email.marketing es sí'],
    ['customer.email', 'null', '', 'customer.email is empty', 'customer.email está vacío'],
    ['event.toStage', 'in', ['a', 'b', 'c', 'd', 'e', 'f'], 'event.toStage is one of "a", "b", "c", "d", "e", …', 'event.toStage es uno de "a", "b", "c", "d", "e", …'],
    ['event.shelf', '>', 4, 'event.shelf is more than 4', 'event.shelf es mayor que 4'],
  ])('%s %s %j', (field, operator, value, ...[en, es]) => expect(one(field, operator, value)).toEqual({ en, es }));

  it('joins alternatives, puts groups in brackets and says what is denied', () => {
    const [gold, silver, spain] = [['customer.loyaltyTier', 'gold'], ['customer.loyaltyTier', 'silver'], ['customer.country', 'ES']].map(([field, value]) => ({ field, operator: '=', value }));
    expect(described({ combinator: 'and', not: true, rules: [{ combinator: 'or', rules: [gold, silver] }, spain] }).en).toBe('not ((customer.loyaltyTier is "gold" or customer.loyaltyTier is "silver") and customer.country is "ES")');
    expect(described({ combinator: 'and', not: true, rules: [] })).toEqual({ en: 'not (nothing is asked)', es: 'no (no se pide nada)' });
  });

  it('stays a line, and cuts no character in two', () => {
    const long = described({ combinator: 'or', rules: Array.from({ length: 30 }, () => ({ field: 'customer.firstName', operator: '=', value: '😀'.repeat(200) })) });
    expect(long.en.length).toBeLessThanOrEqual(400);
    expect(long.en).not.toMatch(/\p{Surrogate}/u);
  });
});
