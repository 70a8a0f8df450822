import { measureSms } from '../measure-sms/measure-sms.js';
import { missingWayOut, withWayOut, type WayOutPlace } from './add-way-out.js';

const url = 'https://shop.example/u/abc';
const look = (text: string, change: Partial<WayOutPlace> = {}) => missingWayOut(text, { channel: 'sms', locale: 'en', canAnswer: true, unsubscribeUrl: () => url, ...change });

describe('the way out of a marketing text', () => {
  it('is put below a text that has none, in the language of its words', () => {
    expect(look('Sale today!')).toBe('Reply STOP to opt out.');
    expect(look('¡Hoy rebajas!', { locale: 'es-MX' })).toBe('Responde BAJA para no recibir avisos.');
    expect(look('Sale today!', { channel: 'whatsapp', canAnswer: false })).toBe('Reply STOP to opt out.');
    expect([withWayOut('Sale!', 'Reply STOP.'), withWayOut('Sale!', undefined)]).toEqual(['Sale!\nReply STOP.', 'Sale!']);
  });

  it('is the link where the sender is a name that nobody can answer', () => {
    expect(look('Sale! Reply STOP to opt out.', { canAnswer: false })).toBe(`Opt out: ${url}`);
    expect(look(`Sale! ${url}`, { canAnswer: false })).toBeUndefined();
  });

  it.each(['Sale! Reply STOP to opt out.', 'Rebajas. BAJA para no recibir más', `Sale! ${url}`])('is the text’s own in %p', (text) => {
    expect(look(text)).toBeUndefined();
  });

  it('is missed where a word only contains the keyword, and never where a mail’s headers have it', () => {
    expect([look('NONSTOP music'), look('non-stop')]).toEqual(Array(2).fill('Reply STOP to opt out.'));
    expect(look('Sale!', { channel: 'email' })).toBeUndefined();
  });

  it('makes no SMS of 160 characters one of 70', () => {
    for (const locale of ['en', 'es']) for (const canAnswer of [true, false]) expect(measureSms(look('x', { locale, canAnswer }) ?? '').encoding).toBe('GSM-7');
  });
});
