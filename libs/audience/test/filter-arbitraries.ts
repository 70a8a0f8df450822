import type { CustomerFields } from '@messaging/contracts';
import fc from 'fast-check';
import { customerFieldTypes } from '../src/parse-filter/filter-fields.js';
import type { FieldType } from '../src/parse-filter/filter.js';
import { operatorsOf } from '../src/parse-filter/operators.js';

/** Values that have gone wrong somewhere: accents in two forms, letters outside the BMP, wildcards, numbers as text. */
const texts = ['a', 'A', '\u00e1', 'a\u0301', 'ab', 'Ñandú', 'ñandú', 'ß', 'ﬁ', '😀', '😀a', '%', '_', '\\', "O'Neil", ' ', '"', '9', '10', '042', '42', '42.0', '-1', '0.10', '1e3', 'true', 'null', '٣'];
const days = ['2026-03-29', '2026-03-28', '2026-10-25', '2026-09-06', '2024-02-29', '2025-02-28', '1990-12-31', '2026-01-01'];
const instants = ['2026-03-29T00:30:00Z', '2026-03-29T01:00:00Z', '2026-03-28T23:00:00+01:00', '2026-10-25T00:30:00.123Z', '2026-10-25T02:30:00+02:00', '2026-09-06T04:00:00Z', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59.999999Z'];
const loose = ['2026-03-29T10:00:00', '2026-02-30', 'yesterday', '2026-03-29 extra', '2026-03-29x'];
const numbers = [0, -0, 1, 1.5, 42, -1, 0.1, 0.30000000000000004, 1e21, 1e-7, 9007199254740993, 10];
const amounts = ['0', '-1.50', '12.5', '12.50', '999999999999999.999999', '42'];
const tags = ['vip', 'VIP', 'new', 'a,b', 'ñ', ''];
const birthdays = ['1990-02-29', '--02-29', '1984-03-29', '--12-31', '2001-01-01', '--10-25'];
const durations = ['P0D', 'P1D', 'P7D', 'P60D', 'P1M', 'P1Y', 'PT1H', 'PT36H', 'P1DT1H'];

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(undefined, null) });

const time = fc.oneof(oneOf(days), oneOf(instants), oneOf(loose), fc.constant(''));
const scalarJson = fc.oneof(oneOf(texts), oneOf(numbers), fc.boolean(), fc.constant(null), fc.constant(''), oneOf(days), oneOf(loose));
const money = oneOf(amounts).map((amount) => ({ amount, currency: 'EUR' }));
const json = fc.oneof(scalarJson, fc.array(scalarJson, { maxLength: 3 }), money, fc.record({ size: scalarJson }), fc.constant({}), fc.constant({ amount: 'much' }));

const consent = fc.record({ marketing: maybe(fc.boolean()), at: maybe(oneOf(instants)), source: maybe(oneOf(['web', 'shop', ''])) });
const channels = fc.record({ email: maybe(consent), sms: maybe(consent), whatsapp: maybe(consent) }, { requiredKeys: [] });

/** Customers whose values come from the same few as those of the rules, so that every comparison has both outcomes. */
export const customerArbitrary: fc.Arbitrary<CustomerFields> = fc.record(
  {
    ...Object.fromEntries(['firstName', 'lastName', 'phone', 'whatsapp', 'locale', 'timeZone', 'country', 'loyaltyTier'].map((name) => [name, maybe(fc.oneof(oneOf(texts), fc.constant('')))])),
    email: maybe(oneOf(['a@example.com', 'A@example.com', 'ñ@example.com', 'nobody'])),
    birthday: maybe(oneOf(birthdays)), customerSince: maybe(time), lastVisitAt: maybe(time), totalSpent: maybe(money),
    tags: maybe(fc.array(oneOf(tags), { maxLength: 3 })), consent: maybe(channels), attributes: maybe(fc.record({ size: json, 'Größe': json }, { requiredKeys: [] })),
  },
  { requiredKeys: [] },
);

const relative = fc.tuple(fc.constantFrom('ago', 'ahead'), oneOf(durations)).map(([direction, duration]) => ({ [direction]: duration }));

function valueOf(type: FieldType, operator: string): fc.Arbitrary<unknown> {
  const isOrder = ['<', '<=', '>', '>=', 'between', 'notBetween'].includes(operator);
  switch (type) {
    case 'text':
      return fc.oneof(oneOf(texts), fc.constant(''));
    case 'tags':
      return oneOf(tags);
    case 'flag':
      return fc.boolean();
    case 'money':
      return fc.oneof(oneOf(amounts), fc.constantFrom(12.5, 42, 0), money);
    case 'moment':
      return fc.oneof(oneOf(days), oneOf(instants), relative);
    case 'day':
      return fc.oneof(oneOf(days), relative);
    case 'birthday':
      return isOrder ? fc.oneof(oneOf(days), relative) : oneOf([...birthdays, '-29', '19']);
    case 'json':
      if (operator === 'beginsWith' || operator === 'endsWith') return oneOf([...texts, '']);
      if (operator === 'contains' || operator === 'doesNotContain') return fc.oneof(oneOf(texts), oneOf(numbers), fc.boolean());
      return isOrder ? fc.oneof(oneOf([...texts, ...days]), oneOf(numbers), relative) : fc.oneof(oneOf(texts), oneOf(numbers), fc.boolean(), relative, fc.constant(''));
  }
}

const fieldTypes: Readonly<Record<string, FieldType>> = { ...customerFieldTypes, 'customer.attributes.size': 'json', 'customer.attributes.Größe': 'json', 'customer.attributes.size.size': 'json' };

const rule = fc.constantFrom(...Object.entries(fieldTypes)).chain(([field, type]) =>
  fc.constantFrom(...operatorsOf[type]).chain((operator) => {
    const one = valueOf(type, operator);
    if (operator === 'null' || operator === 'notNull') return fc.constant<object>({ field, operator, value: null });
    const value = operator.toLowerCase().endsWith('between') ? fc.tuple(one, one) : operator === 'in' || operator === 'notIn' ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
    return value.map((given): object => ({ field, operator, value: given }));
  }),
);

/** Rule groups, negated ones and empty ones among them, up to three deep. */
export const filterArbitrary = fc.letrec<{ group: object }>((tie) => ({
  group: fc.record(
    { combinator: fc.constantFrom('and', 'or'), not: fc.boolean(), rules: fc.array(fc.oneof({ weight: 4, arbitrary: rule }, { weight: 1, arbitrary: tie('group') }), { maxLength: 3, depthIdentifier: 'group' }) },
    { requiredKeys: ['combinator', 'rules'] },
  ),
})).group;

/** Around changes of the clocks, in zones whose days begin and end in their own ways. */
export const momentArbitrary = fc.record({
  now: oneOf(['2026-03-29T00:59:59.999Z', '2026-03-29T22:00:00Z', '2026-10-25T00:30:00Z', '2026-09-06T03:59:59Z', '2024-02-29T12:00:00Z', '2025-12-31T23:30:00Z']).map((text) => new Date(text)),
  zone: oneOf(['UTC', 'Europe/Madrid', 'America/Santiago', 'America/Havana', 'Pacific/Auckland', 'Asia/Kathmandu', 'Pacific/Kiritimati']),
});
