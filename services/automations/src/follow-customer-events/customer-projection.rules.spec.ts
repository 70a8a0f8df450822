import type { CustomerFields } from '@messaging/contracts';
import fc from 'fast-check';
import { applyCustomerFields, applyCustomerState, deleteCustomer, unknownCustomer, type Customer } from './customer-projection.rules.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 12, minute));
const told = (fields: CustomerFields, minute: number, customer: Customer = unknownCustomer('main', 'c-1')): Customer =>
  applyCustomerFields(customer, fields, { id: `e-${minute}`, time: at(minute) });

describe('the customer projection', () => {
  it('keeps absent fields and clears with null', () => {
    expect(told({ phone: null, firstName: 'Sara' }, 2, told({ phone: '+34600111222', email: 's@example.com' }, 1)).fields).toEqual({ email: 's@example.com', firstName: 'Sara' });
  });

  it('lets an older event fill what no newer one said, and nothing else', () => {
    const customer = told({ email: 'old@example.com', phone: '+34600111222' }, 1, told({ email: 'new@example.com' }, 2));
    expect(customer.fields).toEqual({ email: 'new@example.com', phone: '+34600111222' });
    expect(customer.lastEvent?.id).toBe('e-2');
  });

  it('forgets a deleted customer, and remembers again only what is newer', () => {
    const deleted = deleteCustomer(told({ email: 's@example.com' }, 1), { id: 'e-5', time: at(5) });
    expect(deleted.fields).toEqual({});
    expect(told({ email: 's@example.com' }, 4, deleted)).toBe(deleted);
    expect(told({ email: 's@example.com' }, 6, deleted)).toMatchObject({ fields: { email: 's@example.com' }, deletedAt: undefined });
  });

  it('learns from a state what no event told here, and never from one that is older than what was heard', () => {
    const state = { fields: { email: 's@example.com' }, consent: { email: { marketing: true, at: at(1).toISOString(), source: 'import' } }, lastEvent: { id: 'e-3', time: at(3).toISOString() } };
    expect(applyCustomerState(unknownCustomer('main', 'c-1'), state)).toMatchObject({ fields: { email: 's@example.com', consent: { email: { marketing: true } } }, lastEvent: { id: 'e-3', time: at(3) } });
    const heard = told({ email: 'new@example.com' }, 4);
    expect(applyCustomerState(heard, state)).toBe(heard);
    const unknown = unknownCustomer('main', 'c-1');
    expect(applyCustomerState(unknown, { ...state, fields: {}, deletedAt: at(3).toISOString() })).toBe(unknown);
  });

  it('ends with the same fields whatever the order of arrival', () => {
    const update = fc.record(
      { email: fc.constantFrom('a@example.com', 'b@example.com', null), loyaltyTier: fc.constantFrom('gold', null), attributes: fc.constantFrom({ size: 'M' }, { size: null, colour: 'red' }, null) },
      { requiredKeys: [] },
    );
    const arrivals = fc.array(update, { minLength: 1, maxLength: 6 }).chain((list) => fc.shuffledSubarray(list.map((fields, minute) => ({ fields, minute })), { minLength: list.length }));
    fc.assert(
      fc.property(arrivals, (shuffled) => {
        const all = (list: typeof shuffled): unknown => list.reduce((customer, { fields, minute }) => told(fields as CustomerFields, minute, customer), unknownCustomer('main', 'c-1')).fields;
        expect(all(shuffled)).toEqual(all([...shuffled].sort((a, b) => a.minute - b.minute)));
      }),
      { numRuns: 500 },
    );
  });
});
