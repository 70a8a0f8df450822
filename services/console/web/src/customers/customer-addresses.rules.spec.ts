import i18next from 'i18next';
import { en } from '../language/en/index.js';
import { addressesOf, addressOn, invalidAddressesOf, invalidAddressOn, nameOf } from './customer-addresses.rules.js';
import type { CustomerSummary } from './customer-queries.js';

const nobody: CustomerSummary = { id: 'c-1', consent: {}, addresses: {}, readablePhones: {}, invalidAddresses: {}, createdAt: '2026-11-23T10:00:00Z', updatedAt: '2026-11-23T10:00:00Z' };

describe('where a customer is reached', () => {
  beforeAll(() => i18next.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } }));
  const { t } = i18next;

  it('is said by the API alone: a number that cannot be right is on no channel, however it looks', () => {
    const wrong = { ...nobody, firstName: 'Ana', phone: '12', invalidAddresses: { sms: '12', whatsapp: '12' } };
    expect([addressOn('sms', wrong), addressOn('whatsapp', wrong), addressesOf(wrong, t), invalidAddressesOf(wrong)]).toEqual([undefined, undefined, undefined, ['12']]);
  });

  it('is said once, phones as people read them and mail as it was given', () => {
    const ana = { ...nobody, firstName: 'Ana', email: 'Ana@Example.com', phone: '600111222', addresses: { email: 'ana@example.com', sms: '+34600111222', whatsapp: '+34600111222' }, readablePhones: { sms: '+34 600 11 12 22', whatsapp: '+34 600 11 12 22' } };
    expect(addressesOf(ana, t)).toBe('Ana@Example.com · +34 600 11 12 22');
    expect([nameOf({ ...ana, firstName: null }, t), addressesOf({ ...ana, firstName: null }, t)]).toEqual(['Ana@Example.com', '+34 600 11 12 22']);
  });

  it('falls back to the number of the customer, or says that there is none', () => {
    const byMail = { ...nobody, email: 'ana@example.com', addresses: { email: 'ana@example.com' } };
    expect([nameOf(byMail, t), addressesOf(byMail, t)]).toEqual(['ana@example.com', 'Customer c-1']);
    expect([nameOf(nobody, t), addressesOf(nobody, t)]).toEqual(['Customer c-1', 'No address']);
    const onWhatsapp = { ...nobody, firstName: 'Ana', addresses: { whatsapp: 'US.134' } };
    expect(addressesOf(onWhatsapp, t)).toBe('US.134');
  });

  it('is told by the fields where an older release answers, during a rollout: it says no address in lists and none that cannot be used', () => {
    const { addresses: _, readablePhones: __, invalidAddresses: ___, ...bare } = nobody;
    const ana = { ...bare, email: 'ana@example.com', phone: '600111222' };
    expect([addressOn('email', ana), addressOn('sms', ana), addressOn('whatsapp', ana), nameOf(ana, t), addressesOf(ana, t)]).toEqual(['ana@example.com', '600111222', '600111222', 'ana@example.com', '600111222']);
    expect([invalidAddressesOf(ana), invalidAddressOn('sms', ana), addressesOf(bare, t)]).toEqual([[], undefined, 'No address']);
    expect(addressOn('sms', { ...ana, addresses: { sms: '+34600111222' } })).toBe('+34600111222');
  });
});
