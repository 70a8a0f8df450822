import fs from 'node:fs';

/** Linux counts CPU time in ticks of 10 ms. */
const tickMs = 10;

/** CPU time of a process and of its children that have ended (backends come and go) so far, in milliseconds; 0 when it is gone. */
export function cpuMs(pid: number): number {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0) * tickMs;
  } catch {
    return 0;
  }
}

/** Resident memory of a process, in MB. */
export function residentMb(pid: number): number {
  try {
    const line = /VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(line?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The processes below one, itself left out: the embedded PostgreSQL and its backends. */
export function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of fs.readdirSync('/proc')) {
    const child = Number(name);
    if (!Number.isInteger(child)) continue;
    try {
      parents.set(child, Number(fs.readFileSync(`/proc/${child}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]));
    } catch {
      // ended meanwhile
    }
  }
  const below = (parent: number): number[] => [...parents].filter(([, p]) => p === parent).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

/** Samples a process's memory until stopped. */
export class MemorySampler {
  readonly #samples: number[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(pid: number, everyMs = 200) {
    this.#timer = setInterval(() => this.#samples.push(residentMb(pid)), everyMs);
  }

  /** Peak, and the means of the first and the last fifth of the run: flat when the last is not above the first. */
  stop(): { peakMb: number; firstFifthMb: number; lastFifthMb: number } {
    clearInterval(this.#timer);
    const fifth = Math.max(1, Math.floor(this.#samples.length / 5));
    return { peakMb: Math.max(...this.#samples, 0), firstFifthMb: mean(this.#samples.slice(0, fifth)), lastFifthMb: mean(this.#samples.slice(-fifth)) };
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
