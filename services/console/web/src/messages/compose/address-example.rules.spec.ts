import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { addressExample, phoneExamples } from './address-example.rules.js';

describe('the example of an address', () => {
  it.each(Object.entries(phoneExamples))('in %s is a mobile number of it: %s', (country, phone) => {
    const read = parsePhoneNumberFromString(phone);
    expect([read?.country, read?.getType()]).toEqual([country, expect.stringMatching(/^(FIXED_LINE_OR_)?MOBILE$/)]);
  });

  it('is one of the shop’s country, or none where that is not known', () => {
    expect([addressExample('sms', 'MX'), addressExample('whatsapp', 'ES'), addressExample('email', 'XX'), addressExample('sms', 'XX'), addressExample('sms', '')]).toEqual(['+52 33 1234 5678', '+34 600 111 222', 'ana@example.com', undefined, undefined]);
  });
});
