import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';

/** A sink's own process: the sender under test shall not share its event loop, nor its death. */
export class SinkProcess {
  readonly #child: ChildProcess;
  /** Where journal and raw messages lie; removed by `close`. */
  readonly dir: string;
  port = 0;

  private constructor(script: string, options: object) {
    this.dir = fs.mkdtempSync('/var/tmp/messaging-sink-');
    fs.writeFileSync(this.journalFile, '');
    // From src (jest) and from dist alike: what is forked is the built file.
    const file = new URL(`../../dist/smtp-sink/${script}.js`, import.meta.url).pathname;
    if (!fs.existsSync(file)) throw new Error(`${file} is missing: build libs/testing first`);
    this.#child = fork(file, [this.journalFile, JSON.stringify(options)], { execArgv: [], env: {}, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  }

  /** Forks the script and waits for its port. */
  static async start(script: string, options: object): Promise<SinkProcess> {
    const sink = new SinkProcess(script, options);
    const ended = once(sink.#child, 'exit').then(() => Promise.reject(new Error(`${script} ended before it listened`)));
    const [message] = (await Promise.race([once(sink.#child, 'message'), ended])) as [{ port: number }];
    ended.catch(() => undefined);
    sink.port = message.port;
    return sink;
  }

  get journalFile(): string {
    return path.join(this.dir, 'journal.jsonl');
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Sends a message and waits for the next answer. */
  async tell(message: object): Promise<unknown> {
    const answer = once(this.#child, 'message');
    this.#child.send(message);
    const [value] = (await answer) as [unknown];
    return value;
  }

  /** Ends the process and removes its files. */
  async close(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const gone = once(this.#child, 'exit');
      this.#child.kill('SIGKILL'); // it owes nobody anything, and open connections shall not hold it
      await gone;
    }
    fs.rmSync(this.dir, { recursive: true, force: true });
  }
}

/** For the forked scripts: their arguments, and an end together with the process that forked them. */
export function sinkArguments<Options>(): { journalFile: string; options: Options } {
  process.once('disconnect', () => process.exit(0));
  const [, , journalFile = '', options = '{}'] = process.argv;
  return { journalFile, options: JSON.parse(options) as Options };
}
