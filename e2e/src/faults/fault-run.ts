import { setTimeout as delay } from 'node:timers/promises';
import type { CrashPointName } from '@messaging/kernel';
import { eventually, SmtpSink, type ProductProcess, type SinkBehaviour } from '@messaging/testing';
import { inboundSecret, Shop, startProduct } from '../shop/shop.js';
import type { ErpLoad } from './erp-load.js';
import { callsInFlightMax } from './judge.js';
import { databaseProcesses, postmasterOf } from './server-processes.js';
import { ShopUnderFire } from './shop-under-fire.js';

export interface FaultRunOptions {
  /** On top of a product whose unknown mails are not sent again while a test runs. */
  readonly env?: Readonly<Record<string, string>>;
  readonly behaviour?: SinkBehaviour;
  /** Where mail goes when not straight to the sink. */
  readonly mailServer?: (sink: SmtpSink) => Promise<{ readonly host: string; readonly port: number }>;
}

/** So long a mail takes at the sink: at 100 mails a second about ten calls are under way at any moment. */
const mailTakesMs = 100;
const passedWithinMs = 60_000;
const goneWithinMs = 30_000;

/** A product under fire: its process, its mail server, and a book of every death. */
export class FaultRun extends ShopUnderFire {
  private constructor(sink: SmtpSink, readonly product: ProductProcess, shop: Shop, /** Of the mail server, from the start. */ readonly behaviour: SinkBehaviour) {
    super(sink, shop, () => product.output.tail(8));
  }

  static async start({ env = {}, behaviour = {}, mailServer = async (sink) => sink }: FaultRunOptions = {}): Promise<FaultRun> {
    const usual = { messageDelayMs: mailTakesMs, ...behaviour };
    const sink = await SmtpSink.start({ behaviour: usual });
    const product = await startProduct({ env: { SMTP_CONNECTIONS: String(callsInFlightMax), UNKNOWN_RESEND_AFTER: 'PT1H', RETRY_BASE: 'PT1S', SMTP_RETRY_BASE: 'PT1S', LOG_LEVEL: 'error', ...env } });
    const shop = Shop.of(product);
    const run = new FaultRun(sink, product, shop, usual);
    const { host, port } = await mailServer(sink);
    const email = { provider: 'smtp', host, port, useTls: false, fromName: 'The Shop', fromAddress: 'shop@example.com', bounceDomain: 'bounces.example.com', inboundSecret };
    await shop.ask(200, shop.client.patch('/api/v1/settings', { email }));
    await shop.enable('welcome', { channel: 'email', timing: { anchor: 'event', offset: 'PT1S' } });
    return run;
  }

  /** SIGKILL of the product; with `orphans: 'checked'`, waits until nothing of its database is left. */
  async kill({ orphans }: { orphans?: 'checked' } = {}): Promise<void> {
    await this.product.kill('SIGKILL');
    this.died();
    if (orphans) await this.nothingIsLeft();
  }

  /** Starts it so that it kills itself at the n-th passage of a point, and waits until it did. `meanwhile` may be what takes it there, and be cut by the death. */
  async crashAt(point: CrashPointName, passage: number, meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const trouble = this.product.restart({ CRASH_AT: `${point}:${passage}` }).then(meanwhile).then(() => '', String);
    const exit = await Promise.race([this.product.exit, delay(passedWithinMs, undefined, { ref: false })]);
    if (exit === undefined) throw new Error(`${point} was not passed ${passage} times within ${passedWithinMs} ms\n${this.product.output.tail()}`);
    if (exit.signal !== 'SIGKILL') throw new Error(`ended with ${exit.code ?? exit.signal} instead of a crash at ${point}: ${await trouble}\n${this.product.output.tail()}`);
    this.died();
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
    this.died();
    return postmaster;
  }

  /** No process of the product's database outlives it. */
  async nothingIsLeft(): Promise<void> {
    await eventually(() => {
      const left = databaseProcesses(this.product.dataDir);
      if (left.length > 0) throw new Error(`orphaned database processes: ${left.join(', ')}`);
    }, { timeoutMs: goneWithinMs });
  }

  async end(): Promise<void> {
    this.abandonLoads();
    await this.shop.client.close();
    await this.product.dispose();
    await this.sink.close();
  }
}
