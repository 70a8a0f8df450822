import type { ReceiptFailure } from '@messaging/contracts';
import { decideUndelivered, type UndeliveredMessage } from './undelivered.rules.js';

const at = { nowMs: 0, random: 1, policy: { retryBaseMs: 2000, smtpRetryBaseMs: 30_000, unknownResendAfterMs: 600_000 } };
const decide = (failure: Partial<ReceiptFailure>, change: Partial<UndeliveredMessage> & { canSwitch?: boolean } = {}) => {
  const { canSwitch = false, ...message } = change;
  return decideUndelivered({ channel: 'sms', attempts: 1, rank: 20, ...message }, { class: 'TRANSIENT', code: '30008', detail: 'd', ...failure }, { ...at, canSwitch });
};

describe('what a provider took and could not deliver', () => {
  it('is called again when that can help, as often as its code says', () => {
    const once = { policy: { retriesMax: 1 }, retryAfterMs: 300_000 };
    expect(decide(once)).toMatchObject({ kind: 'again', atMs: 300_000, reason: { code: 'PROVIDER.TRANSIENT', detail: '30008: d' } });
    expect(decide(once, { attempts: 2 })).toMatchObject({ kind: 'failed' });
    expect(decide({ policy: { retriesMax: 0, strikes: 3 } })).toMatchObject({ kind: 'failed', closes: { scope: 'all', strikes: 3 } });
  });

  it('waits a day for a person, and lets an account rest that was refused', () => {
    expect(decide({ class: 'DEFER' })).toMatchObject({ kind: 'again', atMs: 86_400_000 });
    expect(decide({ class: 'ACCOUNT' })).toMatchObject({ kind: 'again', pauseAccount: 'breaker' });
    expect(decide({ class: 'RATE_LIMIT', retryAfterMs: 60_000 })).toMatchObject({ kind: 'again', pauseAccount: 'until', atMs: 60_000 });
  });

  it('goes by template when the window was closed and there is one', () => {
    expect(decide({ class: 'WINDOW' }, { canSwitch: true })).toMatchObject({ kind: 'again', atMs: 0, closesWindow: true });
    expect(decide({ class: 'WINDOW' })).toMatchObject({ kind: 'failed', closesWindow: true, reason: { code: 'WHATSAPP.WINDOW_CLOSED' } });
  });

  it('has failed when nothing can help, and is never called without end', () => {
    for (const failureClass of ['CONTENT', 'RECIPIENT', 'OPT_OUT']) expect(decide({ class: failureClass })).toMatchObject({ kind: 'failed' });
    expect(decide({}, { attempts: 5 })).toMatchObject({ kind: 'again' });
    expect(decide({ class: 'RATE_LIMIT' }, { attempts: 6 })).toMatchObject({ kind: 'failed' });
  });

  it('stays as it is when something has arrived, or nobody knows', () => {
    expect(decide({}, { rank: 40 })).toBeUndefined();
    expect(decide({ class: 'AMBIGUOUS' })).toBeUndefined();
    expect(decide({ class: 'A_NEW_ONE' })).toBeUndefined();
    expect(decideUndelivered({ channel: 'sms', attempts: 1, rank: 20 }, undefined, at)).toBeUndefined();
  });
});
