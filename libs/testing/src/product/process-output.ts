import type { Readable } from 'node:stream';

const keptMax = 5_000;

/** The lines a process wrote, the newest few thousand, and a way to wait for one. */
export class ProcessOutput {
  readonly #lines: string[] = [];
  readonly #watchers = new Set<(line: string) => void>();

  /** Adds everything the stream says. */
  follow(stream: Readable): void {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.#add(line);
    });
    stream.on('end', () => rest && this.#add(rest));
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  /** The last lines as text, for error messages. */
  tail(count = 30): string {
    return this.#lines.slice(-count).join('\n');
  }

  /** The newest line that matches, if there is one. */
  find(pattern: RegExp): RegExpExecArray | undefined {
    for (let index = this.#lines.length - 1; index >= 0; index--) {
      const match = pattern.exec(this.#lines[index] ?? '');
      if (match) return match;
    }
    return undefined;
  }

  /** Resolves with the next line that matches; never rejects (race it against the process's end). */
  next(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve) => {
      const watcher = (line: string): void => {
        const match = pattern.exec(line);
        if (!match) return;
        this.#watchers.delete(watcher);
        resolve(match);
      };
      this.#watchers.add(watcher);
    });
  }

  #add(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > keptMax) this.#lines.splice(0, keptMax / 5);
    for (const watcher of this.#watchers) watcher(line);
  }
}
