import fc from 'fast-check';
import { mergeCustomer, unknownCustomer } from './merge-customer.rules.js';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

describe('merging customer updates', () => {
  it('keeps absent fields and clears null ones', () => {
    const known = mergeCustomer(unknownCustomer, { firstName: 'Sara', email: 'sara@example.com' }, at(1));
    expect(mergeCustomer(known, { email: null }, at(2)).fields).toEqual({ firstName: 'Sara' });
  });

  it('never lets an older event overwrite a newer field, and still takes its other fields', () => {
    const known = mergeCustomer(unknownCustomer, { firstName: 'New' }, at(5));
    expect(mergeCustomer(known, { firstName: 'Old', lastName: 'Ruiz' }, at(1)).fields).toEqual({ firstName: 'New', lastName: 'Ruiz' });
  });

  it('never lets an older value undo a newer clearing', () => {
    const known = mergeCustomer(unknownCustomer, { phone: null }, at(5));
    expect(mergeCustomer(known, { phone: '+34600111222' }, at(1)).fields).toEqual({});
  });

  it('updates consent and attributes part by part', () => {
    const known = mergeCustomer(unknownCustomer, { consent: { email: { marketing: true } }, attributes: { size: 'M' } }, at(1));
    const next = mergeCustomer(known, { consent: { sms: { marketing: false } }, attributes: { colour: 'red' } }, at(2));
    expect(next.fields).toEqual({ consent: { email: { marketing: true }, sms: { marketing: false } }, attributes: { size: 'M', colour: 'red' } });
  });

  it('clears all parts at once, and no part that was said later', () => {
    const known = mergeCustomer(unknownCustomer, { attributes: { size: 'M' } }, at(1));
    const later = mergeCustomer(known, { attributes: { colour: 'red', size: null } }, at(3));
    expect(mergeCustomer(later, { attributes: null }, at(2)).fields).toEqual({ attributes: { colour: 'red' } });
    const cleared = mergeCustomer(known, { attributes: null }, at(3));
    expect(cleared.fields).toEqual({});
    expect(mergeCustomer(cleared, { attributes: { size: 'L' } }, at(2)).fields).toEqual({});
  });

  it('takes a hostile name as a plain field', () => {
    const next = mergeCustomer(unknownCustomer, { attributes: JSON.parse('{"__proto__": {"polluted": true}}') as Record<string, unknown> }, at(1));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.keys(next.fields.attributes ?? {})).toEqual(['__proto__']);
  });

  it('gives one result in every order when times differ', () => {
    const update = fc.record(
      {
        firstName: fc.option(fc.constantFrom('a', 'b')),
        loyaltyTier: fc.option(fc.constantFrom('x', 'y')),
        attributes: fc.option(fc.constantFrom({ size: 'M' }, { size: null, colour: 'red' })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(update, { maxLength: 6 }).chain((updates) => fc.tuple(fc.constant(updates), fc.shuffledSubarray(updates.map((_, i) => i), { minLength: updates.length }))), ([updates, order]) => {
        const apply = (indexes: number[]) => indexes.reduce((known, i) => mergeCustomer(known, updates[i] ?? {}, at(i)), unknownCustomer);
        expect(apply(order).fields).toEqual(apply(updates.map((_, i) => i)).fields);
      }),
    );
  });
});
