import { cannotResume, senderChangeOf } from './sender-change.rules.js';

const paused = (detail: string, sandbox = false) => ({ status: 'paused', sandbox, pauseReason: { code: 'CAMPAIGN.SENDER_CHANGED', detail } }) as const;
const toReal = 'email is sent by smtp now; the campaign began on the sandbox.';
const toTrial = 'email is on the sandbox now; the campaign began by a provider.';

describe('a campaign paused because its sender changed', () => {
  it('cannot go on between the trial and a provider', () => {
    expect([senderChangeOf(paused(toReal, true), 'smtp')?.kind, senderChangeOf(paused(toTrial), 'sandbox')?.kind]).toEqual(['toReal', 'toTrial']);
    expect(cannotResume({ kind: 'toReal' })).toBe(true);
  });

  it('goes on as it was once the channel is what it was', () => {
    expect([senderChangeOf(paused(toReal, true), 'sandbox')?.kind, senderChangeOf(paused(toTrial), 'smtp')?.kind]).toEqual(['back', 'back']);
    expect(cannotResume({ kind: 'back' })).toBe(false);
  });

  it('names both senders where they are known', () => {
    expect(senderChangeOf(paused('email is sent as new@example.com by another account now; the campaign began as old@example.com.'), 'smtp')).toEqual({ kind: 'named', before: 'old@example.com', now: 'new@example.com' });
    expect(senderChangeOf(paused('sms is sent as nobody by another account now; the campaign began as nobody.'), 'twilio')).toEqual({ kind: 'other' });
  });

  it('is nothing of a campaign that was paused for another reason, or that goes on', () => {
    expect(senderChangeOf({ status: 'paused', sandbox: false, pauseReason: { code: 'CAMPAIGN.BOUNCES', detail: '' } }, 'smtp')).toBeUndefined();
    expect(senderChangeOf({ ...paused(toReal), status: 'cancelled' }, 'smtp')).toBeUndefined();
  });
});
