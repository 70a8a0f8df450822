import type { ProviderFailure } from '@messaging/providers';
import { admission, opened, probed, probing, verdictOf } from './breaker.rules.js';

const refusal = (nowMs: number) => ({ nowMs, random: 1, code: 'PROVIDER.ACCOUNT', detail: '535' });
const failure = (change: Partial<ProviderFailure>): ProviderFailure => ({ class: 'TRANSIENT', code: 'x', detail: 'x', ...change });
const again = (change: Partial<ProviderFailure>, pauseAccount?: 'breaker' | 'until') =>
  verdictOf({ kind: 'again', failure: failure(change), reason: { code: 'x', detail: 'x' }, atMs: 0, ...(pauseAccount && { pauseAccount }) });

describe('the breaker of an account', () => {
  it('opens for 30 s, then twice as long for each probe that fails, up to 15 minutes', () => {
    let breaker = opened(undefined, refusal(0));
    const waits: number[] = [breaker.untilMs];
    for (let times = 0; times < 6; times += 1) {
      const at = breaker.untilMs;
      breaker = opened(probing(breaker, at), refusal(at));
      waits.push(breaker.untilMs - at);
    }
    expect(waits.map((ms) => ms / 1000)).toEqual([30, 60, 120, 240, 480, 900, 900]);
    expect(breaker.sinceMs).toBe(0);
  });

  it('is not opened again by the answers of calls that were under way', () => {
    const breaker = opened(undefined, refusal(0));
    expect(opened(breaker, refusal(1000))).toBe(breaker);
  });

  it('lets one probe go, and the others wait for its answer', () => {
    const breaker = opened(undefined, refusal(0));
    const { untilMs } = breaker;
    expect([admission(breaker, untilMs - 1), admission(breaker, untilMs)]).toEqual(['open', 'probe']);
    const out = probing(breaker, untilMs);
    expect([admission(out, untilMs + 1), admission(probed(out), untilMs + 1), admission(out, untilMs + 90_000)]).toEqual(['behind-probe', 'probe', 'probe']);
  });

  it('takes the trouble of a message for a sign that the account works, and greylisting for none', () => {
    expect(verdictOf({ kind: 'sent', externalId: 'x', response: '' })).toBe('works');
    expect(verdictOf({ kind: 'failed', failure: failure({ class: 'RECIPIENT' }), reason: { code: 'x', detail: 'x' } })).toBe('works');
    expect([again({ class: 'ACCOUNT' }, 'breaker'), again({ class: 'RATE_LIMIT' }, 'until')]).toEqual(['refused', 'slow']);
    expect([again({}), again({ backoff: 'connection' }), again({ backoff: 'greylist' }), again({ backoff: 'throttled' }), again({ class: 'DEFER' })]).toEqual(['fails', 'fails', 'nothing', 'nothing', 'nothing']);
  });
});
