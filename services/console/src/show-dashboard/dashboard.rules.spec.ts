import type { CountRow } from '../count-messages/message-count.sql.js';
import { countsOf, dayBefore, daysBetween, problemView, seriesOf } from './dashboard.rules.js';

const row = (status: CountRow['status'], n: number, change: Partial<CountRow> = {}): CountRow => ({ day: '2026-11-23', channel: 'email', sandbox: false, status, n, ...change });

describe('the dashboard', () => {
  it('adds up: every message is in one state, and sent includes what was delivered, delivered what was read', () => {
    const counts = countsOf([row('queued', 1), row('sent', 2), row('delivered', 3), row('read', 4), row('failed', 5), row('skipped', 6), row('cancelled', 7), row('unknown', 8)]);
    expect(counts).toEqual({ messages: 36, open: 1, sent: 9, delivered: 7, read: 4, failed: 5, skipped: 6, cancelled: 7, unknown: 8 });
    expect(counts.messages).toBe(counts.sent + counts.failed + counts.skipped + counts.cancelled + counts.unknown + counts.open);
  });

  it('has a day for each day, also for those without a message', () => {
    expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
    expect(dayBefore('2026-03-01', 1)).toBe('2026-02-28');
    const { series, all, channels } = seriesOf([row('sent', 2), row('failed', 1, { channel: 'sms', day: '2026-11-25' })], daysBetween('2026-11-23', '2026-11-25'));
    expect(series.map((day) => [day.date, day.email.sent, day.sms.failed])).toEqual([['2026-11-23', 2, 0], ['2026-11-24', 0, 0], ['2026-11-25', 0, 1]]);
    expect([all.messages, channels.whatsapp.messages]).toEqual([3, 0]);
  });

  it('says in the hub’s language what is the matter, and how many wait', () => {
    const data = { channel: 'email', provider: 'smtp', reason: { code: 'PROVIDER.ACCOUNT', detail: '535' } };
    const waiting = new Map([['email', 12], ['sms', 3]] as const);
    const at = new Date('2026-11-23T10:00:00Z');
    expect(problemView({ id: 'i', kind: 'channel_broken', data, since: at }, { locale: 'es', waiting })).toEqual({
      kind: 'channel_broken', code: 'PROVIDER.ACCOUNT', channel: 'email', provider: 'smtp', detail: '535', since: at.toISOString(), waiting: 12,
      text: 'El proveedor rechaza la cuenta: credenciales, pago o normas. Verifica el canal en los ajustes.',
    });
    const text = { en: 'The sender is refused.', es: 'Se rechaza el remitente.' };
    expect(problemView({ id: 'i', kind: 'channel_broken', data: { ...data, reason: { ...data.reason, text } }, since: at }, { locale: 'es', waiting })).toMatchObject({ text: text.es, explained: text });
    expect(problemView({ id: 'i', kind: 'sending_held', data: { by: 'staff' }, since: at }, { locale: 'en', waiting })).toMatchObject({ code: 'SENDING.HELD', waiting: 15 });
  });
});
