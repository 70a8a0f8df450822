import i18next from 'i18next';
import { en } from '../language/en/index.js';
import { timesIn } from '../times/times.rules.js';
import type { ActivityItem } from './customer-queries.js';
import { diarySentence } from './diary-sentence.js';

describe('a line of the diary', () => {
  beforeAll(() => i18next.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } }));
  const now = Date.parse('2026-11-23T10:00:00Z');
  const said = (kind: ActivityItem['kind'], data: ActivityItem['data']): string =>
    diarySentence({ id: 'x', at: '2026-11-23T10:00:00Z', kind, text: '', data }, { t: i18next.t, times: timesIn('en-GB', 'Europe/Madrid'), reasonOf: ({ detail }) => detail, nameOf: (_, name) => name, now });
  const message = { channel: 'sms', status: 'queued', body: 'See you.' };

  it('says until when a message or an automation waits', () => {
    expect(said('message', { ...message, sendAt: '2026-11-26T09:00:00Z' })).toMatch(/^SMS, waits until Thursday.* 26 November.* 10:00: “See you”\.$/);
    expect(said('execution', { status: 'pending', automationName: 'Reminder', scheduledAt: '2026-11-26T09:00:00Z' })).toMatch(/^“Reminder” waits until Thursday.* 10:00\.$/);
  });

  it('says when an automation sent that had waited, since its line stands where it began', () => {
    expect(said('execution', { status: 'sent', automationName: 'Reminder', scheduledAt: '2026-11-26T09:00:00Z' })).toMatch(/^“Reminder” waited until Thursday.* 10:00 and sent its message\.$/);
    expect(said('execution', { status: 'sent', automationName: 'Welcome', scheduledAt: '2026-11-23T10:00:05Z' })).toBe('“Welcome” sent its message.');
  });

  it('says no more than that it waits where nobody knows until when, or the time is past', () => {
    expect(said('message', { ...message, sendAt: '2026-11-23T09:00:00Z' })).toBe('SMS, waiting: “See you”.');
    expect(said('execution', { status: 'pending', automationName: 'Reminder' })).toBe('“Reminder” is waiting for its time.');
  });

  it('quotes words, without marks, mark-up or braces', () => {
    expect(said('reply', { channel: 'whatsapp', body: '*Yes*, _please_' })).toBe('Wrote by WhatsApp: “Yes, please”');
    expect(said('message', { channel: 'email', status: 'skipped', body: '<p>Hi {{default customer.firstName "there"}}</p>' })).toBe('Email, not sent: “Hi ‹First name, or “there”›”.');
    expect(said('message', { channel: 'email', status: 'sent', subject: 'Colour week', body: 'Hi' })).toBe('Email, sent: “Colour week”.');
  });
});
