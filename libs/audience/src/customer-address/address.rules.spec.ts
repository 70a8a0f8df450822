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

  it('compares email in lower case, and finds WhatsApp by its own number or the phone', () => {
    expect(addressKey('email', 'Ada@x.com')).toBe('ada@x.com');
    expect(addressOf({ phone: '1', whatsapp: '2' }, 'whatsapp')).toBe('2');
    expect(addressOf({ phone: '1', whatsapp: null }, 'whatsapp')).toBe('1');
    expect(addressOf({ email: '  ' }, 'email')).toBeUndefined();
  });
});
