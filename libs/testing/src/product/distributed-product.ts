import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '../eventually.js';
import { freePort } from './free-port.js';
import { ProductProcess } from './product-process.js';

/** Services that run apart. */
export const serviceNames = ['templates', 'dispatch', 'campaigns', 'automations', 'webhooks', 'console'] as const;
export type ServiceProcessName = (typeof serviceNames)[number];

export interface DistributedOptions {
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  /** For every service. */
  readonly env?: Readonly<Record<string, string>>;
  /** For one service, on top. */
  readonly envOf?: Partial<Readonly<Record<ServiceProcessName, Readonly<Record<string, string>>>>>;
  readonly services?: readonly ServiceProcessName[];
  /** Where services listen; free ports unless given. */
  readonly ports?: Partial<Readonly<Record<ServiceProcessName, number>>>;
  /** Called when a service answers HTTP, before it is waited for to be ready. */
  readonly onStarted?: (name: ServiceProcessName, process: ProductProcess) => Promise<void>;
  /** Options of Node for every service. */
  readonly nodeArgs?: readonly string[];
  /** A built checkout that the services come from at first, unless this one: another release. */
  readonly release?: string | undefined;
}

/** A process beside the one in place. */
export interface BesideOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A built checkout that it comes from, unless this one: another release. */
  readonly release?: string | undefined;
}

const checkout = path.resolve(import.meta.dirname, '../../../..');
/** Above the session of a member that was killed: its successor gets no partition before that is over. */
const readyTimeoutMs = 60_000;

/** The built services as processes of their own, on topics and groups that no other product has. Always `dispose()` it. */
export class DistributedProduct {
  private constructor(
    private readonly options: DistributedOptions,
    /** What every process is started with. */
    readonly env: Readonly<Record<string, string>>,
    private readonly ports: Readonly<Record<ServiceProcessName, number>>,
    readonly services: Map<ServiceProcessName, ProductProcess>,
  ) {}

  /** Starts all services side by side and waits until each may be sent work; throws with the last lines of one that ended. */
  static async start(options: DistributedOptions): Promise<DistributedProduct> {
    const entries = await Promise.all(serviceNames.map(async (name) => [name, options.ports?.[name] ?? (await freePort())] as const));
    const ports = Object.fromEntries(entries) as Record<ServiceProcessName, number>;
    const urls = Object.fromEntries(entries.map(([name, port]) => [`${name.toUpperCase()}_URL`, `http://localhost:${port}`]));
    const env = {
      DATABASE_URL: options.databaseUrl, KAFKA_BROKERS: options.brokers.join(','), TOPIC_PREFIX: `t${randomBytes(4).toString('hex')}.`,
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`, PUBLIC_URL: `http://localhost:${ports.console}`, LOG_LEVEL: 'warn', ...urls, ...options.env,
    };
    const product = new DistributedProduct(options, env, ports, new Map());
    try {
      await Promise.all((options.services ?? serviceNames).map((name) => product.startService(name, { release: options.release })));
      return product;
    } catch (error) {
      await product.dispose();
      throw error;
    }
  }

  /** The console's address: the way in to all of it. */
  get baseUrl(): string {
    return `http://localhost:${this.ports.console}`;
  }

  /** A running service. */
  service(name: ServiceProcessName): ProductProcess {
    const found = this.services.get(name);
    if (!found) throw new Error(`${name} was not started`);
    return found;
  }

  /** Starts a service and waits until it may be sent work. */
  async startService(name: ServiceProcessName, { env, release }: BesideOptions = {}): Promise<ProductProcess> {
    const process = await this.startBeside(name, { env: { ...env, PORT: String(this.ports[name]) }, release });
    this.services.set(name, process);
    return process;
  }

  /** One more process of a service, on a port of its own: the caller disposes of it. */
  async startBeside(name: ServiceProcessName, { env, release = '.' }: BesideOptions = {}): Promise<ProductProcess> {
    const { nodeArgs = [], envOf } = this.options;
    const process = await ProductProcess.start({ entry: `${release}/services/${name}/dist/main.js`, nodeArgs, env: { ...this.env, ...envOf?.[name], ...env } });
    try {
      await this.options.onStarted?.(name, process);
      await isReady(process);
    } catch (error) {
      await process.dispose();
      throw new Error(`${name} is not ready: ${String(error)}\n${process.output.tail()}`, { cause: error });
    }
    return process;
  }

  /** SIGKILL, and at once a new process in its place; resolves when that may be sent work. */
  async killAndRestart(name: ServiceProcessName): Promise<void> {
    const process = this.service(name);
    await process.kill();
    await process.restart();
    await isReady(process);
  }

  /** A rolling deploy: a new process works beside the old one, which drains; then one in its place beside the new one. */
  async roll(name: ServiceProcessName, options: BesideOptions & { readonly meanwhile: () => Promise<void> }): Promise<void> {
    const beside = await this.startBeside(name, options);
    try {
      await options.meanwhile();
      await this.service(name).stop();
      await this.startService(name, options);
      await options.meanwhile();
      await beside.stop();
    } finally {
      await beside.dispose();
    }
  }

  /** `npm run replay -- <name>` of the built service, beside the running one: what it printed. */
  async replay(name: ServiceProcessName): Promise<string> {
    const env = { PATH: process.env['PATH'] ?? '', ...this.env, ...this.options.envOf?.[name] };
    const { stdout } = await promisify(execFile)(process.execPath, [`services/${name}/dist/main.js`, 'replay'], { cwd: checkout, env });
    return stdout;
  }

  /** Services that nobody told to end, and which have. */
  ended(): ServiceProcessName[] {
    return [...this.services].filter(([, process]) => !process.isRunning).map(([name]) => name);
  }

  /** The last lines of every service, for failures. */
  tail(count = 4): string {
    return [...this.services].map(([name, process]) => `${name}: ${process.output.tail(count)}`).join('\n');
  }

  /** SIGTERM to all; each must drain and exit 0. */
  async stop(): Promise<void> {
    await Promise.all([...this.services.values()].map((process) => process.stop()));
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.services.values()].map((process) => process.dispose()));
  }
}

/** Waits until a process may be sent work. */
async function isReady(process: ProductProcess): Promise<void> {
  await eventually(async () => {
    const answer = await fetch(`${process.baseUrl}/health/ready`);
    if (!answer.ok) throw new Error(await answer.text());
  }, { timeoutMs: readyTimeoutMs, everyMs: 50 });
}
