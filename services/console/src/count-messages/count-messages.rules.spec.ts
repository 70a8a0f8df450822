import { countChanges, dayIn, type CountedEvent } from './count-messages.rules.js';

const event = (change: Partial<CountedEvent['data']>, about: Partial<CountedEvent> = {}): CountedEvent => ({
  hubId: 'main', timeZone: 'UTC', data: { status: 'sent', at: '2026-11-23T10:00:00Z', channel: 'email', sandbox: false, ...change }, ...about,
});
const said = (...events: CountedEvent[]) => countChanges(events).map(({ hubId, day, channel, sandbox, status, by }) => `${hubId} ${day} ${channel}${sandbox ? ' sandbox' : ''} ${status} ${by}`);

describe('counting messages', () => {
  it('moves a message from the status it had to the one it has, on the day it was accepted', () => {
    const acceptedAt = '2026-11-22T23:59:00Z';
    expect(said(event({ status: 'queued', at: acceptedAt }))).toEqual(['main 2026-11-22 email queued 1']);
    expect(said(event({ status: 'sent', previous: 'queued', acceptedAt }))).toEqual(['main 2026-11-22 email queued -1', 'main 2026-11-22 email sent 1']);
  });

  it('adds a batch up: what goes through several states leaves one number', () => {
    const batch = [event({ status: 'queued' }), event({ status: 'sent', previous: 'queued' }), event({ status: 'delivered', previous: 'sent' }), event({ status: 'queued' })];
    expect(said(...batch)).toEqual(['main 2026-11-23 email delivered 1', 'main 2026-11-23 email queued 1']);
  });

  it('takes the day of the hub’s own zone, and keeps sandbox, channels and hubs apart', () => {
    const at = '2026-11-23T23:30:00Z';
    expect([dayIn('Europe/Madrid', new Date(at)), dayIn('America/New_York', new Date(at))]).toEqual(['2026-11-24', '2026-11-23']);
    expect(dayIn('UTC', new Date('0020-02-29T00:00:00Z'))).toBe('0020-02-29');
    expect(said(event({ at }, { timeZone: 'Europe/Madrid' }), event({ at, sandbox: true }), event({ at, channel: 'sms' }, { hubId: 'other' }))).toEqual([
      'main 2026-11-23 email sandbox sent 1', 'main 2026-11-24 email sent 1', 'other 2026-11-23 sms sent 1',
    ]);
  });

  it('takes a message off where it was when the provider was chosen meanwhile', () => {
    expect(said(event({ status: 'sent', previous: 'queued', previousSandbox: true }))).toEqual(['main 2026-11-23 email sent 1', 'main 2026-11-23 email sandbox queued -1']);
  });
});
