import type { CustomerFields } from '@messaging/contracts';
import fc from 'fast-check';
import { instantOf } from '../src/compare-values/times.js';
import { customerFieldTypes } from '../src/parse-filter/filter-fields.js';
import type { FieldType } from '../src/parse-filter/filter.js';
import { operatorsOf } from '../src/parse-filter/operators.js';

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);

/** Letters of which texts are made at random: cases that fold in their own ways, accents that stand alone, joined emoji, wildcards, white space. */
const letters = ['a', 'A', 'i', 'I', 'ı', 'İ', 's', 'ß', 'ẞ', 'ς', 'Σ', 'ﬁ', 'ñ', '\u0301', '😀', '👨\u200d👩', '\ufffd', '%', '_', '\\', '.', '\n', ' ', '\u00a0', '0', '1', '-'];
/** Values that have gone wrong somewhere: accents in two forms, letters outside the BMP, wildcards, numbers as text. */
const known = ['a', 'A', '\u00e1', 'a\u0301', 'ab', 'Ñandú', 'ñandú', 'ß', 'ﬁ', '😀', '😀a', '%', '_', '\\', "O'Neil", ' ', '"', '9', '10', '042', '42', '42.0', '-1', '0.10', '1e3', 'true', 'null', '٣',
  'İstanbul', 'istanbul', 'STRASSE', 'Straße', '-0', '00', '007.50', '123456789012345', '1234567890123456', '-0.0000000001', '0.00000000001', '42\n', ' 42', '4.2e1', '+42'];
const days = ['0001-01-01', '9999-12-31', '2011-12-30', '2026-04-05', '2026-03-29', '2026-03-28', '2026-10-25', '2026-09-06', '2024-02-29', '2025-02-28', '1990-12-31', '2026-01-01'];
const instants = ['2026-03-29T00:30:00Z', '2026-03-29T01:00:00Z', '2026-03-28T23:00:00+01:00', '2026-10-25T00:30:00.123Z', '2026-10-25T02:30:00+02:00', '2026-09-06T04:00:00Z', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59.999999Z',
  '0001-01-01T00:00:00Z', '0001-01-01T00:00:00+02:00', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59-11:00', '2026-04-04T15:00:00Z', '2026-03-29T24:00:00Z'];
/** Within two hours of where the clocks of some zone change. */
const nearChanges = fc.tuple(oneOf(['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-04-04T15:00:00Z', '2026-09-06T04:00:00Z', '2026-11-01T06:00:00Z', '2011-12-30T10:00:00Z']), fc.integer({ min: -7_200_000, max: 7_200_000 }))
  .map(([at, offMs]) => new Date(Date.parse(at) + offMs).toISOString());
const loose = ['2026-03-29T10:00:00', '2026-02-30', 'yesterday', '2026-03-29 extra', '2026-03-29x'];
const numbers = [0, -0, 1, 1.5, 42, -1, 0.1, 0.30000000000000004, 1e21, 1e-7, 9007199254740993, 10, 1e308, 5e-324, 123456789.123456789, 123456789012345];
const amounts = ['0', '-0', '0.000001', '007.50', '-1.50', '12.5', '12.50', '999999999999999.999999', '42'];
const tags = ['vip', 'VIP', 'new', 'a,b', 'ñ', '', '{a}', '"', '\\', 'NULL', '😀', 'İ', ' '];
const birthdays = ['1990-02-29', '--02-29', '1984-03-29', '--12-31', '2001-01-01', '--10-25'];
const durations = ['P0D', 'P1D', 'P7D', 'P60D', 'P1M', 'P1Y', 'PT1H', 'PT36H', 'P1DT1H'];

const texts = fc.oneof(oneOf(known), fc.string({ unit: oneOf(letters), maxLength: 4 }));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(undefined, null) });

const moments = fc.oneof(oneOf(instants), nearChanges);
/** Those that a rule takes, and that a consent has: within the years 1 to 9999. */
const readable = moments.filter((text) => instantOf(text) !== undefined);
const time = fc.oneof(oneOf(days), moments, oneOf(loose), fc.constant(''));
const scalarJson = fc.oneof(texts, oneOf(numbers), fc.boolean(), fc.constant(null), fc.constant(''), oneOf(days), oneOf(loose));
const money = oneOf(amounts).map((amount) => ({ amount, currency: 'EUR' }));
const json = fc.oneof(scalarJson, fc.array(scalarJson, { maxLength: 3 }), money, fc.record({ size: scalarJson }), fc.record({ '0': scalarJson, constructor: scalarJson }), fc.constant({}), fc.constant([[]]), fc.constant({ amount: 'much' }));

const consent = fc.record({ marketing: maybe(fc.boolean()), at: maybe(readable), source: maybe(oneOf(['web', 'shop', ''])) });
const channels = fc.record({ email: maybe(consent), sms: maybe(consent), whatsapp: maybe(consent) }, { requiredKeys: [] });

/** Customers whose values come from the same few as those of the rules, so that every comparison has both outcomes. */
export const customerArbitrary: fc.Arbitrary<CustomerFields> = fc.record(
  {
    ...Object.fromEntries(['firstName', 'lastName', 'phone', 'whatsapp', 'locale', 'timeZone', 'country', 'loyaltyTier'].map((name) => [name, maybe(fc.oneof(texts, fc.constant('')))])),
    email: maybe(oneOf(['a@example.com', 'A@example.com', 'ñ@example.com', 'nobody'])),
    birthday: maybe(oneOf(birthdays)), customerSince: maybe(time), lastVisitAt: maybe(time), totalSpent: maybe(money),
    tags: maybe(fc.array(oneOf(tags), { maxLength: 3 })), consent: maybe(channels), attributes: maybe(fc.record({ size: json, 'Größe': json, constructor: json }, { requiredKeys: [] })),
  },
  { requiredKeys: [] },
);

const relative = fc.tuple(fc.constantFrom('ago', 'ahead'), oneOf(durations)).map(([direction, duration]) => ({ [direction]: duration }));

function valueOf(type: FieldType, operator: string): fc.Arbitrary<unknown> {
  const isOrder = ['<', '<=', '>', '>=', 'between', 'notBetween'].includes(operator);
  switch (type) {
    case 'text':
      return fc.oneof(texts, fc.constant(''));
    case 'tags':
      return oneOf(tags);
    case 'flag':
      return fc.boolean();
    case 'money':
      return fc.oneof(oneOf(amounts), fc.constantFrom(12.5, 42, 0), money);
    case 'moment':
      return fc.oneof(oneOf(days), readable, relative);
    case 'day':
      return fc.oneof(oneOf(days), relative);
    case 'birthday':
      return isOrder ? fc.oneof(oneOf(days), relative) : oneOf([...birthdays, '-29', '19']);
    case 'json':
      if (operator === 'beginsWith' || operator === 'endsWith') return fc.oneof(texts, fc.constant(''));
      if (operator === 'contains' || operator === 'doesNotContain') return fc.oneof(texts, oneOf(numbers), fc.boolean());
      return isOrder ? fc.oneof(texts, oneOf(days), oneOf(numbers), relative) : fc.oneof(texts, oneOf(numbers), fc.boolean(), relative, fc.constant(''));
  }
}

const fieldTypes: Readonly<Record<string, FieldType>> = { ...customerFieldTypes, 'customer.attributes.size': 'json', 'customer.attributes.Größe': 'json', 'customer.attributes.size.size': 'json',
  'customer.attributes.constructor': 'json', 'customer.attributes.size.0': 'json', 'customer.attributes.size.length': 'json', 'customer.attributes.toString': 'json' };

const rule = fc.constantFrom(...Object.entries(fieldTypes)).chain(([field, type]) =>
  fc.constantFrom(...operatorsOf[type]).chain((operator) => {
    const one = valueOf(type, operator);
    if (operator === 'null' || operator === 'notNull') return fc.constant<object>({ field, operator, value: null });
    const value = operator.toLowerCase().endsWith('between') ? fc.tuple(one, one) : operator === 'in' || operator === 'notIn' ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
    return value.map((given): object => ({ field, operator, value: given }));
  }),
);

interface Wrapping {
  readonly combinator: string;
  readonly not: boolean;
}
const wrapping: fc.Arbitrary<Wrapping> = fc.record({ combinator: fc.constantFrom('and', 'or'), not: fc.boolean() });

const { group } = fc.letrec<{ group: object }>((tie) => ({
  group: fc.record(
    {
      combinator: fc.constantFrom('and', 'or'), not: fc.boolean(),
      rules: fc.array(fc.oneof({ maxDepth: 3, depthIdentifier: 'group' }, { weight: 4, arbitrary: rule }, { weight: 1, arbitrary: tie('group') }), { maxLength: 3, depthIdentifier: 'group' }),
    },
    { requiredKeys: ['combinator', 'rules'] },
  ),
}));

/** Rule groups, negated ones and empty ones among them, up to four deep, and now and then within others down to as deep as they may lie. */
export const filterArbitrary = fc.tuple(group, fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(wrapping, { maxLength: 4 }) }))
  .map(([inner, around]) => around.reduce((filter, wrap): object => ({ ...wrap, rules: [filter] }), inner));

/** Around changes of the clocks, in zones whose days begin and end in their own ways. */
export const momentArbitrary = fc.record({
  now: oneOf(['2026-03-29T00:59:59.999Z', '2026-03-29T22:00:00Z', '2026-10-25T00:30:00Z', '2026-09-06T03:59:59Z', '2024-02-29T12:00:00Z', '2025-12-31T23:30:00Z', '2026-04-04T14:59:59.999Z', '2011-12-29T12:00:00Z']).map((text) => new Date(text)),
  zone: oneOf(['UTC', 'Europe/Madrid', 'America/Santiago', 'America/Havana', 'Pacific/Auckland', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns', 'Africa/Casablanca']),
});
