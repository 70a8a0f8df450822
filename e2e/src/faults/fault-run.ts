import { setTimeout as delay } from 'node:timers/promises';
import type { CrashPointName } from '@messaging/kernel';
import type { ExecutionView, Message } from '@messaging/contracts';
import { eventually, SmtpSink, type ProductProcess, type SinkBehaviour } from '@messaging/testing';
import { inboundSecret, Shop, startProduct } from '../shop/shop.js';
import { ErpLoad, type LoadOptions } from './erp-load.js';
import { report } from './fault-report.js';
import { judge, readAll, type Verdict } from './judge.js';
import { databaseProcesses, postmasterOf } from './server-processes.js';

export interface FaultRunOptions {
  /** On top of a product whose unknown mails are not sent again while a test runs. */
  readonly env?: Readonly<Record<string, string>>;
  readonly behaviour?: SinkBehaviour;
  /** Where mail goes when not straight to the sink. */
  readonly mailServer?: (sink: SmtpSink) => Promise<{ readonly host: string; readonly port: number }>;
}

/** So long a mail takes at the sink: at 100 mails a second about ten calls are under way at any moment. */
const mailTakesMs = 100;
/** A lease of 15 s, its sweep, the retries after it; EVENTING.md section 14 allows 60 s. */
const drainedWithinMs = 45_000;
const passedWithinMs = 45_000;
const goneWithinMs = 15_000;

/** A product under fire: its process, its mail server, and a book of every death. */
export class FaultRun {
  /** Deaths and cuts, epoch ms; emptied by `judge`. */
  readonly #cutsAt: number[] = [];
  readonly #recoveriesMs: number[] = [];
  readonly #loads: ErpLoad[] = [];
  #kills = 0;

  private constructor(
    readonly sink: SmtpSink,
    readonly product: ProductProcess,
    readonly shop: Shop,
  ) {}

  static async start({ env = {}, behaviour = {}, mailServer = async (sink) => sink }: FaultRunOptions = {}): Promise<FaultRun> {
    const sink = await SmtpSink.start({ behaviour: { messageDelayMs: mailTakesMs, ...behaviour } });
    const product = await startProduct({ env: { UNKNOWN_RESEND_AFTER: 'PT1H', RETRY_BASE: 'PT1S', SMTP_RETRY_BASE: 'PT1S', LOG_LEVEL: 'error', ...env } });
    const shop = Shop.of(product);
    const run = new FaultRun(sink, product, shop);
    const { host, port } = await mailServer(sink);
    const email = { provider: 'smtp', host, port, useTls: false, fromName: 'The Shop', fromAddress: 'shop@example.com', bounceDomain: 'bounces.example.com', inboundSecret };
    await shop.ask(200, shop.client.patch('/api/v1/settings', { email }));
    await shop.enable('welcome', { channel: 'email', timing: { anchor: 'event', offset: 'PT1S' } });
    return run;
  }

  /** A load that runs until it is judged. */
  load(options: LoadOptions): ErpLoad {
    const load = new ErpLoad(this.shop.client, { explain: () => this.product.output.tail(8), ...options });
    this.#loads.push(load);
    load.start();
    return load;
  }

  /** SIGKILL of the product; with `orphans: 'checked'`, waits until nothing of its database is left. */
  async kill({ orphans }: { orphans?: 'checked' } = {}): Promise<void> {
    await this.product.kill('SIGKILL');
    this.#died();
    if (orphans) await this.nothingIsLeft();
  }

  /** Starts it so that it kills itself at the n-th passage of a point, and waits until it did. */
  async crashAt(point: CrashPointName, passage: number): Promise<void> {
    const started = this.product.restart({ CRASH_AT: `${point}:${passage}` }).catch((error: unknown) => {
      if (!String(error).includes('ended with SIGKILL')) throw error; // dying before it is ready is dying, too
    });
    const exit = await Promise.race([started.then(() => this.product.exit), delay(passedWithinMs, undefined, { ref: false })]);
    if (exit === undefined) throw new Error(`${point} was not passed ${passage} times within ${passedWithinMs} ms\n${this.product.output.tail()}`);
    if (exit.signal !== 'SIGKILL') throw new Error(`ended with ${exit.code ?? exit.signal} instead of a crash at ${point}\n${this.product.output.tail()}`);
    this.#died();
  }

  /** Starts it again, and waits until mail flows. */
  async recover(load: ErpLoad): Promise<void> {
    await this.product.restart();
    await load.grown(1);
    await this.mailFlows();
  }

  /** SIGKILL of the postmaster, whose id is returned; the product lives on and must help itself. */
  async killDatabase(): Promise<number> {
    const postmaster = postmasterOf(this.product.dataDir);
    if (postmaster === undefined) throw new Error('no postmaster');
    process.kill(postmaster, 'SIGKILL');
    this.#died();
    return postmaster;
  }

  /** Notes that calls may have been cut now, without a death. */
  cut(): void {
    this.#cutsAt.push(Date.now());
  }

  /** Waits for the next mail, and counts the time since the last death as a recovery. */
  async mailFlows(): Promise<void> {
    const before = this.sink.journal().length;
    await this.sink.waitFor(before + 1, 30_000);
    this.#recoveriesMs.push(Date.now() - (this.#cutsAt.at(-1) ?? Date.now()));
  }

  /** No process of the product's database outlives it. */
  async nothingIsLeft(): Promise<void> {
    await eventually(() => {
      const left = databaseProcesses(this.product.dataDir);
      if (left.length > 0) throw new Error(`orphaned database processes: ${left.join(', ')}`);
    }, { timeoutMs: goneWithinMs });
  }

  /** Ends the load, waits until the product has nothing left to do, and holds what it did against what it said. */
  async judge(scenario: string, load: ErpLoad, expected: { copiesMax?: 1 | 2; resends?: 'awaited' } = {}): Promise<Verdict> {
    await load.stop();
    const stoppedAt = Date.now();
    const facts = await this.#drained(load, expected.resends !== undefined);
    const drainMs = Date.now() - stoppedAt;
    const mine = this.sink.journal().filter(({ to }) => to[0]?.startsWith(`${load.name}-`));
    const { problems, ...numbers } = judge({ ...facts, acknowledged: load.acknowledged, journal: mine, cutsAt: this.#cutsAt, copiesMax: expected.copiesMax ?? 1 });
    report({ scenario, kills: this.#kills, ...numbers, recoveriesMs: [...this.#recoveriesMs], drainMs });
    this.#forget();
    return { ...numbers, problems: [...load.refusals, ...problems].slice(0, 20) };
  }

  /** A lone mail leaves at once: no turn is stuck. Milliseconds from the answer to the journal. */
  async probe(): Promise<number> {
    const to = `probe-${Date.now()}@example.com`;
    await this.shop.ask(202, this.shop.client.post('/api/v1/messages', { channel: 'email', to, category: 'receipt', subject: 'Probe', body: 'Still there?' }));
    const askedAt = Date.now();
    await this.sink.waitFor((entries) => entries.some((entry) => entry.to.includes(to)), 10_000);
    return Date.now() - askedAt;
  }

  async end(): Promise<void> {
    for (const load of this.#loads) load.abandon();
    await this.shop.client.close();
    await this.product.dispose();
    await this.sink.close();
  }

  /** Waits until everything acknowledged has a message that is not open, and executions know it. */
  async #drained(load: ErpLoad, resendsAwaited: boolean): Promise<{ messages: Message[]; executions: ExecutionView[] }> {
    const { client } = this.shop;
    const owed = load.acknowledged.length;
    const customers = load.acknowledged.filter(({ customerId }) => customerId !== undefined).length;
    const isMine = (name: string | undefined): boolean => name?.startsWith(`${load.name}-`) ?? false;
    const end = Date.now() + drainedWithinMs;
    for (;;) {
      const messages = (await readAll<Message>(client, '/api/v1/messages')).filter(({ to, customerId }) => isMine(to ?? customerId));
      const executions = (await readAll<ExecutionView>(client, '/api/v1/executions')).filter(({ customerId }) => isMine(customerId));
      const open = messages.filter(({ status }) => status === 'queued' || (resendsAwaited && status === 'unknown')).length;
      const pending = executions.filter(({ status }) => status === 'pending').length;
      const unknown = messages.filter(({ status, customerId }) => status === 'unknown' && customerId !== undefined).length;
      const isDone = messages.length >= owed && open === 0 && executions.length >= customers && pending <= unknown;
      if (isDone || Date.now() > end) return { messages, executions };
      await delay(500);
    }
  }

  #died(): void {
    this.#kills += 1;
    this.cut();
  }

  #forget(): void {
    this.#kills = 0;
    this.#cutsAt.length = 0;
    this.#recoveriesMs.length = 0;
  }
}
