import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../eventually.js';
import { endsWithUs } from './ends-with-us.js';
import { freePort } from './free-port.js';
import { ProcessOutput } from './process-output.js';

/** How the product is started for a test. */
export interface ProductOptions {
  /** Environment on top of a bare one; `PORT` and `DATA_DIR` are chosen unless given. */
  readonly env?: Readonly<Record<string, string>>;
  /** Built entry, relative to the checkout. */
  readonly entry?: string;
  /** Options of Node before the entry. */
  readonly nodeArgs?: readonly string[];
  /** How long it may take until the line `ready http://…`. */
  readonly readyTimeoutMs?: number;
  /** How long a SIGTERM may take until exit. */
  readonly stopTimeoutMs?: number;
}

/** How a process ended. */
export interface ProductExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const checkout = path.resolve(import.meta.dirname, '../../../..');
/** Process groups that still run. */
const running = new Set<number>();

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

function temporaryDataDir(): string {
  const dir = fs.mkdtempSync('/var/tmp/messaging-product-');
  fs.chmodSync(dir, 0o755); // mkdtemp gives 0700, which hides it from the account PostgreSQL runs under
  return dir;
}

/** The built product in a process group of its own. Always `dispose()` it, in `afterAll`. */
export class ProductProcess {
  /** Everything all its lives wrote to stdout and stderr. */
  readonly output = new ProcessOutput();
  #child: ChildProcess | undefined;
  #exit: Promise<ProductExit> = Promise.resolve({ code: 0, signal: null });
  #baseUrl = '';

  private constructor(
    private readonly options: ProductOptions,
    private readonly env: Readonly<Record<string, string>>,
    readonly dataDir: string,
  ) {}

  /** Starts it and waits until it serves; throws with its last lines when it ends before. */
  static async start(options: ProductOptions = {}): Promise<ProductProcess> {
    const given = options.env ?? {};
    const dataDir = given['DATA_DIR'] ?? temporaryDataDir();
    const port = given['PORT'] ?? String(await freePort());
    const bare = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/' };
    const product = new ProductProcess(options, { ...bare, ...given, DATA_DIR: dataDir, PORT: port }, dataDir);
    try {
      await product.restart();
    } catch (error) {
      await product.dispose();
      throw error;
    }
    return product;
  }

  /** `http://localhost:<port>` as its ready line said. */
  get baseUrl(): string {
    return this.#baseUrl;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && running.has(this.pid);
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** The one-use link of a first start. */
  get signInUrl(): string | undefined {
    return this.output.find(/^sign in: (\S+)/)?.[1];
  }

  /** Settles when the present life ends. */
  get exit(): Promise<ProductExit> {
    return this.#exit;
  }

  /** Starts it again on the same port and data, after `kill`, `stop` or a crash; waits until it serves. */
  async restart(extraEnv: Readonly<Record<string, string>> = {}): Promise<void> {
    const entry = path.resolve(checkout, this.options.entry ?? 'services/standalone/dist/main.js');
    if (!fs.existsSync(entry)) throw new Error(`${entry} is missing: \`npm run build\` first`);
    if (this.isRunning) throw new Error('the product still runs: stop or kill it first');
    const child = spawn(process.execPath, [...(this.options.nodeArgs ?? []), entry], { cwd: checkout, env: { ...this.env, ...extraEnv }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#follow(child);
    const { readyTimeoutMs = 60_000 } = this.options;
    const ready = this.output.next(/^ready (https?:\/\/\S+)/);
    const ended = this.#exit.then(({ code, signal }) => `ended with ${code ?? signal}`);
    const outcome = await Promise.race([ready, ended, delay(readyTimeoutMs, `was not ready within ${readyTimeoutMs} ms`, { ref: false })]);
    if (typeof outcome === 'string') throw new Error(`the product ${outcome}:\n${this.output.tail()}`);
    this.#baseUrl = (outcome[1] ?? '').replace(/\/$/, '');
  }

  /** Sends a signal to the process alone; for the hard ones, waits until it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<ProductExit> {
    this.#child?.kill(signal);
    return this.#exit;
  }

  /** SIGTERM, and expects a drained exit 0; throws with the last lines otherwise. */
  async stop(): Promise<void> {
    const { stopTimeoutMs = 30_000 } = this.options;
    this.#child?.kill('SIGTERM');
    const exit = await Promise.race([this.#exit, delay(stopTimeoutMs, undefined, { ref: false })]);
    if (exit?.code === 0) return;
    const how = exit ? `ended with ${exit.code ?? exit.signal}` : `did not end within ${stopTimeoutMs} ms`;
    throw new Error(`the product ${how} after SIGTERM:\n${this.output.tail()}`);
  }

  /** Ends whatever is left of it and removes its data, unless DATA_DIR was given. */
  async dispose(): Promise<void> {
    if (running.has(this.pid)) killGroup(this.pid);
    await this.#exit;
    // Its database ends by itself a moment later (the guard sees the closed pipe).
    const postmaster = path.join(this.dataDir, 'postgres', 'postmaster.pid');
    await eventually(() => !fs.existsSync(postmaster), { timeoutMs: 15_000 }).catch(() => undefined);
    if (this.options.env?.['DATA_DIR'] === undefined) fs.rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5 });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose();
  }

  #follow(child: ChildProcess): void {
    this.#child = child;
    const pid = child.pid;
    if (pid !== undefined) running.add(pid);
    const guarded = pid === undefined ? undefined : endsWithUs(pid);
    if (child.stdout) this.output.follow(child.stdout);
    if (child.stderr) this.output.follow(child.stderr);
    this.#exit = new Promise((resolve) => {
      // `close`, not `exit`: the last lines are read by then.
      child.once('close', (code, signal) => {
        if (pid !== undefined) running.delete(pid);
        guarded?.();
        resolve({ code, signal });
      });
    });
  }
}
