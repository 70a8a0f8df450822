// The highest memory of each container of a compose project while it is watched.
import { setTimeout as delay } from 'node:timers/promises';
import { docker } from './engine.mjs';

const units = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };
const everyMs = 1000;

function bytesOf(text) {
  const [, number, unit] = /^([\d.]+)(\w+)/.exec(text) ?? [];
  return Number(number) * units[unit];
}

export class MemoryWatch {
  #highest = new Map();
  #ended = false;
  #watching;

  constructor(project) {
    this.#watching = this.#watch(project);
  }

  /** Stops watching and tells each container's highest, and their sum. */
  async end() {
    this.#ended = true;
    await this.#watching;
    const inMb = (bytes) => Math.round(bytes / 1024 ** 2);
    const rows = [...this.#highest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, bytes]) => `${name} ${inMb(bytes)}`);
    return `${inMb([...this.#highest.values()].reduce((sum, bytes) => sum + bytes, 0))} MiB in all (${rows.join(', ')})`;
  }

  async #watch(project) {
    do {
      const names = (await docker('ps', '--filter', `label=com.docker.compose.project=${project}`, '--format', '{{.Names}}')).split('\n');
      const lines = (await docker('stats', '--no-stream', '--format', '{{.Name}} {{.MemUsage}}', ...names)).split('\n');
      for (const [name, used] of lines.map((line) => line.split(' '))) {
        const short = name.replace(`${project}-`, '').replace(/-1$/, '');
        this.#highest.set(short, Math.max(this.#highest.get(short) ?? 0, bytesOf(used)));
      }
      await delay(everyMs);
    } while (!this.#ended);
  }
}
