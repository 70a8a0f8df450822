import { SettingsTree } from '@messaging/contracts';
import { canBeAnswered } from '../settings/can-be-answered.rules.js';
import { withoutWayOut } from './outbound-message.js';
import { missingWayOut } from './way-out.rules.js';

const { sms: named } = SettingsTree.parse({ sms: { provider: 'twilio', senderName: 'Salon Sol' } });
const look = (message: { purpose: 'marketing' | 'transactional'; category?: 'marketing' | 'receipt' }, sms = SettingsTree.parse({}).sms) =>
  missingWayOut('Sale!', { message: { channel: 'sms', category: 'receipt', ...message }, locale: 'en', sms, unsubscribeUrl: () => 'https://shop.example/u/abc' });

describe('the way out of a message', () => {
  it('is what marketing lacks, and a test-send of marketing, which is none', () => {
    expect([look({ purpose: 'marketing' }), look({ purpose: 'transactional', category: 'marketing' })]).toEqual(Array(2).fill('Reply STOP to opt out.'));
    expect(look({ purpose: 'transactional' })).toBeUndefined();
  });

  it('is not kept of what leaves as a template at Meta, whose words stand there', () => {
    const words = { locale: 'en', timeZone: 'UTC', values: {} };
    expect(withoutWayOut({ text: 'Sale!\nReply STOP to opt out.', context: { ...words, wayOut: 'Reply STOP to opt out.' } })).toEqual({ text: 'Sale!', context: words });
    expect(withoutWayOut({ text: 'Sale! STOP', context: words })).toEqual({ text: 'Sale! STOP', context: words });
  });

  it('is the link where the sender is a name that nobody can answer', () => {
    expect(look({ purpose: 'marketing' }, named)).toBe('Opt out: https://shop.example/u/abc');
    const services = { ...named, twilio: { ...named.twilio, messagingServiceSid: 'MG00000000000000000000000000000001' } };
    expect([named, services, { ...named, senderName: '+34600111222' }, { ...named, provider: 'sandbox' as const }].map(canBeAnswered)).toEqual([false, true, true, true]);
  });
});
