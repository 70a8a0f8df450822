import { WaitingCallers } from './waiting-callers.js';

describe('callers that wait', () => {
  it('add up their time, whether they are answered or refused', async () => {
    let nowMs = 0;
    const callers = new WaitingCallers(() => nowMs);
    let answer: (() => void) | undefined;
    const first = callers.during(() => new Promise<void>((resolve) => (answer = resolve)));
    nowMs = 100;
    await expect(callers.during(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    let refuse: ((error: Error) => void) | undefined;
    const second = callers.during(() => new Promise<void>((_resolve, reject) => (refuse = reject)));
    nowMs = 150;
    expect(callers.waitedMs()).toBe(200); // 150 of the first, 50 of the second
    answer?.();
    refuse?.(new Error('refused'));
    await first;
    await expect(second).rejects.toThrow('refused');
    nowMs = 1000;
    expect(callers.waitedMs()).toBe(200);
  });
});
