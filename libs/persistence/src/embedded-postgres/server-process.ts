import { spawn, type ChildProcess } from 'node:child_process';
import { serverEnvironment, type ServerAccount } from './server-account.js';

/**
 * Watches over the server: ends it (SIGINT, a fast shutdown) when our end of stdin closes, which the kernel does for
 * us at kill -9 too, and ends itself when the server does. `read` is a builtin, so no third process is left behind.
 * Signals to our group do not count: on SIGTERM to a group the product must drain before its database goes.
 */
const guard = `trap '' INT TERM HUP
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( read -r _ <&3; kill -INT $server ) 2>/dev/null &
reader=$!
wait $server
code=$?
kill -KILL $reader 2>/dev/null
exit $code`;

const logKept = 8_000;

/** One run of the PostgreSQL server below its guard. */
export class ServerProcess {
  readonly #guard: ChildProcess;
  /** Settles when the server (and its guard) is gone. */
  readonly gone: Promise<void>;
  #log = '';

  constructor(command: readonly string[], account: ServerAccount) {
    this.#guard = spawn('/bin/sh', ['-c', guard, 'sh', ...command], {
      ...account,
      cwd: '/',
      env: serverEnvironment,
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    this.#guard.stderr?.on('data', (chunk: Buffer) => (this.#log = (this.#log + chunk.toString()).slice(-logKept)));
    this.#guard.stdin?.on('error', () => undefined); // EPIPE: the guard is gone already, `gone` tells
    this.gone = new Promise((resolve) => {
      this.#guard.once('exit', () => resolve());
      this.#guard.once('error', (error) => {
        this.#log += error.message;
        resolve();
      });
    });
  }

  /** The last lines the server wrote. */
  get log(): string {
    return this.#log;
  }

  /** True once the server accepts connections, false when it ended before. */
  async ready(): Promise<boolean> {
    const said = new Promise<true>((resolve) => {
      this.#guard.stderr?.on('data', () => {
        if (this.#log.includes('ready to accept connections')) resolve(true);
      });
    });
    return Promise.race([said, this.gone.then(() => false)]);
  }

  /** Asks for a fast shutdown (open transactions are rolled back) and waits until nothing is left. */
  async stop(): Promise<void> {
    this.#guard.stdin?.destroy();
    await this.gone;
  }
}
