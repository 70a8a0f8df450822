import { queued } from '../../test/builders.js';
import { attemptIdOf, keyOfCall, mayRepeat, repeatAtMs } from './repeat-call.rules.js';

const account = { accountId: 'a', idempotentSend: true };
const unknown = (change: Parameters<typeof queued>[0] = {}) => queued({ phase: 'unknown', attempts: 1, lastAccountId: 'a', lastStartedAt: new Date(0), ...change });

describe('repeating a call that nobody knows of', () => {
  it('is for providers that know a key, by the same account, while they remember it', () => {
    expect(mayRepeat(unknown(), account, 1000)).toBe(true);
    expect(mayRepeat(unknown({ purpose: 'marketing' }), account, 1000)).toBe(true);
    expect(mayRepeat(unknown(), { ...account, idempotentSend: false }, 1000)).toBe(false);
    expect(mayRepeat(unknown({ lastAccountId: 'b' }), account, 1000)).toBe(false);
    expect(mayRepeat(unknown({ resends: 10 }), account, 1000)).toBe(false);
    expect(mayRepeat(unknown(), account, 24 * 3_600_000)).toBe(false);
    expect(mayRepeat(queued(), account, 0)).toBe(false);
  });

  it('waits longer each time, and ends', () => {
    const at = { nowMs: 0, random: 1, policy: { retryBaseMs: 2000, smtpRetryBaseMs: 1, unknownResendAfterMs: 1 } };
    expect(repeatAtMs(queued(), true, at)).toBe(2000);
    expect(repeatAtMs(unknown({ resends: 2 }), true, at)).toBe(16_000);
    expect(repeatAtMs(unknown({ resends: 9 }), true, at)).toBeUndefined();
    expect(repeatAtMs(queued(), false, at)).toBeUndefined();
  });

  it('goes with the key of the first call, and a call after a certain refusal with a new one', () => {
    const key = (change: Parameters<typeof queued>[0]) => keyOfCall(queued(change));
    const of = (number: number) => attemptIdOf(queued().id, number);
    expect(key({})).toBe(of(1));
    expect(key({ attempts: 1 })).toBe(of(2)); // the first was refused
    expect(key({ attempts: 2, phase: 'unknown' })).toBe(of(2)); // the second is unknown
    expect(key({ attempts: 3, phase: 'unknown', resends: 1 })).toBe(of(2)); // and again
    const afterRefusal = key({ attempts: 4, resends: 2 }); // the third repetition was refused for certain
    expect([of(1), of(2)]).not.toContain(afterRefusal);
    expect(key({ attempts: 5, phase: 'unknown', resends: 2 })).toBe(afterRefusal);
  });
});
