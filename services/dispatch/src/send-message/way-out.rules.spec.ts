import { SettingsTree } from '@messaging/contracts';
import { missingWayOut } from './way-out.rules.js';

const url = 'https://shop.example/u/abc';
const look = (text: string, change: { channel?: 'sms' | 'whatsapp' | 'email'; purpose?: 'marketing' | 'transactional'; locale?: string; sms?: object } = {}) => {
  const { channel = 'sms', purpose = 'marketing', locale, sms = { provider: 'twilio', senderName: '+34600111222' } } = change;
  const settings = SettingsTree.parse({ hub: { locale: 'en' }, sms });
  return missingWayOut(text, { message: { channel, purpose }, customer: locale === undefined ? {} : { locale }, settings, unsubscribeUrl: () => url });
};
const named = { sms: { provider: 'twilio', senderName: 'Salon Sol' } };

describe('the way out of a marketing text', () => {
  it('is put below a text that has none, in the reader’s language', () => {
    expect(look('Sale today!')).toBe('Reply STOP to opt out.');
    expect(look('¡Hoy rebajas!', { locale: 'es-MX' })).toBe('Responda BAJA para no recibir más.');
    expect(look('Sale today!', { channel: 'whatsapp' })).toBe('Reply STOP to opt out.');
  });

  it('is the link where the sender is a name that nobody can answer', () => {
    expect(look('Sale! Reply STOP to opt out.', named)).toBe(`Opt out: ${url}`);
    expect(look(`Sale! ${url}`, named)).toBeUndefined();
    expect(look('Sale!', { sms: { ...named.sms, twilio: { messagingServiceSid: 'MG00000000000000000000000000000001' } } })).toBe('Reply STOP to opt out.');
  });

  it.each(['Sale! Reply STOP to opt out.', 'Rebajas. BAJA para no recibir más', `Sale! ${url}`])('is the text’s own in %p', (text) => {
    expect(look(text)).toBeUndefined();
  });

  it('is missed where a word only contains the keyword, and never where nothing is sold or the mail’s headers have it', () => {
    expect([look('NONSTOP music'), look('non-stop')]).toEqual(Array(2).fill('Reply STOP to opt out.'));
    expect([look('Your table is ready', { purpose: 'transactional' }), look('Sale!', { channel: 'email' })]).toEqual([undefined, undefined]);
  });
});
