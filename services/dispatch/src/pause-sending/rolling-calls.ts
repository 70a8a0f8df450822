/** The breaker's window (EVENTING.md section 6): a minute, in which at least 20 calls and half of them failing open it. */
const windowS = 60;
const callsMin = 20;
const failingShare = 0.5;

interface Second {
  readonly second: number;
  calls: number;
  failures: number;
}

/** The calls of one account in the last minute, counted by the second. */
export class RollingCalls {
  #seconds: Second[] = [];

  note(nowMs: number, failed: boolean): void {
    const second = Math.floor(nowMs / 1000);
    let last = this.#seconds.at(-1);
    if (last?.second !== second) {
      last = { second, calls: 0, failures: 0 };
      this.#seconds = [...this.#seconds.filter((each) => each.second > second - windowS), last];
    }
    last.calls += 1;
    if (failed) last.failures += 1;
  }

  /** Too many calls fail for it to be chance. */
  isFailing(nowMs: number): boolean {
    const oldest = Math.floor(nowMs / 1000) - windowS;
    const counted = this.#seconds.filter(({ second }) => second > oldest);
    const calls = counted.reduce((sum, each) => sum + each.calls, 0);
    const failures = counted.reduce((sum, each) => sum + each.failures, 0);
    return calls >= callsMin && failures >= calls * failingShare;
  }
}
