import { addressKey, addressOf, normalizeAddress } from './address.rules.js';

describe('addresses', () => {
  it.each([
    ['email', ' Ada@EXAMPLE.com ', 'Ada@example.com'], ['email', 'o’hara+tag@münchen.de', 'o’hara+tag@münchen.de'],
    ['sms', '600 111 222', '+34600111222'], ['sms', '+1 (415) 555-2671', '+14155552671'], ['whatsapp', '0044 20 7946 0958', '+442079460958'],
    ['whatsapp', ' US.13491208655302741918', 'US.13491208655302741918'],
  ] as const)('%s %s is %s', (channel, given, address) => {
    expect(normalizeAddress(channel, given, 'ES')).toEqual({ valid: true, address });
  });

  it.each([
    ['email', 'ada'], ['email', 'a@b@c.de'], ['email', 'a..b@example.com'], ['email', 'a b@example.com'], ['email', `${'x'.repeat(65)}@example.com`],
    ['email', 'a@example.com\nBcc: x@example.com'], ['email', '<a@example.com>'], ['sms', '12'], ['sms', 'ada@example.com'], ['sms', ''], ['sms', '3,46001E+10'], ['sms', '6.00E+08'],
    ['sms', 'US.13491208655302741918'], ['whatsapp', 'us.13491208655302741918'], ['whatsapp', 'US.'], ['whatsapp', 'US.1 2'],
  ] as const)('%s %j cannot be used', (channel, given) => {
    expect(normalizeAddress(channel, given, 'ES').valid).toBe(false);
  });

  it.each([
    ['MX', '044 33 1234 5678'], ['MX', '(045) 33-1234-5678'], ['MX', '01 33 1234 5678'], ['MX', '33 1234 5678'], ['MX', '521 33 1234 5678'], ['MX', '52 33 1234 5678'], ['MX', '0052 1 33 1234 5678'],
    ['ES', '+52 1 (33) 1234 5678'], ['ES', '+5213312345678'], ['ES', '0052 1 33 1234 5678'], ['US', '011 52 1 33 1234 5678'], ['', '+5213312345678'], ['ES', '+52 33 1234 5678'],
  ])('in %s %s is the one Mexican number', (country, given) => {
    for (const channel of ['sms', 'whatsapp'] as const) expect(normalizeAddress(channel, given, country)).toEqual({ valid: true, address: '+523312345678' });
  });

  it.each([
    ['MX', '1 415 555 2671'], ['MX', '044 33 1234 567'], ['MX', '044 33 1234 56789'], ['MX', '046 33 1234 5678'], ['MX', '044 03 1234 5678'], ['MX', '+52 1 33 1234 56789'], ['MX', '+52 1 03 1234 5678'],
    ['ES', '044 33 1234 5678'], ['ES', '+52 044 33 1234 5678'], ['ES', '+34 1 33 1234 5678'],
  ])('in %s %s is no Mexican number', (country, given) => {
    expect(normalizeAddress('sms', given, country).valid).toBe(false);
  });

  it.each([
    ['AR', '011 15 1234 5678', '+5491112345678'], ['AR', '+54 11 15 1234 5678', '+5491112345678'], ['AR', '+54 11 1234 5678', '+541112345678'], ['BR', '011 91234 5678', '+5511912345678'],
    ['BR', '0 15 11 91234 5678', '+5511912345678'], ['ES', '0034 600 111 222', '+34600111222'], ['ES', '34600111222', '+34600111222'], ['MX', '00 34 600 111 222', '+34600111222'],
  ])('in %s %s is %s by the library alone', (country, given, address) => {
    expect(normalizeAddress('sms', given, country)).toEqual({ valid: true, address });
  });

  it('compares email in lower case, and finds WhatsApp by its own number or the phone', () => {
    expect(addressKey('email', 'Ada@x.com')).toBe('ada@x.com');
    expect(addressOf({ phone: '1', whatsapp: '2' }, 'whatsapp')).toBe('2');
    expect(addressOf({ phone: '1', whatsapp: null }, 'whatsapp')).toBe('1');
    expect(addressOf({ email: '  ' }, 'email')).toBeUndefined();
  });
});
