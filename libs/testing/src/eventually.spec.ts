import { eventually } from './eventually.js';

describe('eventually', () => {
  it('goes on until the check neither throws nor answers false, and returns its answer', async () => {
    let calls = 0;
    const check = () => {
      calls += 1;
      if (calls === 1) throw new Error('not yet');
      return calls >= 3 && calls;
    };
    expect(await eventually(check, { everyMs: 1 })).toBe(3);
  });

  it('fails with the last failure when time is up', async () => {
    await expect(eventually(() => expect(1).toBe(2), { timeoutMs: 5, everyMs: 1 })).rejects.toThrow('Expected: 2');
    await expect(eventually(() => false, { timeoutMs: 5, everyMs: 1 })).rejects.toThrow('still false after 5 ms');
  });
});
