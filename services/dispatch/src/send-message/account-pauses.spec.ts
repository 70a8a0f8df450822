import { AccountPauses } from './account-pauses.js';

const refusal = (nowMs: number) => ({ nowMs, random: 1, code: 'PROVIDER.ACCOUNT', detail: '401' });

describe('pausing accounts', () => {
  it('waits 30 s, doubling, lets one probe out, and the others only after its answer', () => {
    const pauses = new AccountPauses();
    pauses.pause('a', refusal(0));
    pauses.pause('a', refusal(10)); // another call of the same slice
    expect(pauses.admit('a', 29_999)).toMatchObject({ untilMs: 30_000, code: 'PROVIDER.ACCOUNT' });
    expect(pauses.admit('b', 0)).toBeUndefined();
    expect(pauses.admit('a', 30_000)).toBeUndefined();
    expect(pauses.admit('a', 30_001)).toMatchObject({ untilMs: 32_001 });
    pauses.pause('a', refusal(31_000));
    expect(pauses.current('a', 31_000)).toMatchObject({ untilMs: 91_000 });
    expect(pauses.admit('a', 91_000)).toBeUndefined();
    pauses.clear('a');
    expect(pauses.admit('a', 91_001)).toBeUndefined();
  });

  it('lets another probe out when one never answers', () => {
    const pauses = new AccountPauses();
    pauses.pause('a', refusal(0));
    expect(pauses.admit('a', 30_000)).toBeUndefined();
    expect(pauses.admit('a', 120_000)).toBeUndefined();
  });
});
