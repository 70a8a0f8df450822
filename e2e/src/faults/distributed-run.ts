import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { SupervisedPostgres } from '@messaging/persistence';
import { DistributedProduct, eventually, SmtpSink, startLocalCluster, type BesideOptions, type LocalCluster, type ServiceProcessName } from '@messaging/testing';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { ErpProducer } from '../distributed/erp-producer.js';
import { Shop, tokenSecret } from '../shop/shop.js';
import type { ErpLoad, LoadOptions } from './erp-load.js';
import { ShopUnderFire } from './shop-under-fire.js';

export interface DistributedRunOptions {
  /** Brokers of the run's own cluster. */
  readonly brokers?: 1 | 3;
  /** For one service, on top of what all get. */
  readonly envOf?: Partial<Readonly<Record<ServiceProcessName, Readonly<Record<string, string>>>>>;
  /** A built checkout that the services come from at first: another release. */
  readonly release?: string;
}

/** So long a mail takes at the sink: some calls are under way at any moment. */
const usualMailServer = { messageDelayMs: 100 } as const;
/** A restarted broker has to be in sync again before the next may go. */
const inSyncWithinMs = 120_000;
/** Above the 12 s after which a group gives a silent member's partitions away, and the 15 s of a lease. */
export const frozenForMs = 20_000;

/** Processes that call providers: only their deaths cut calls. */
const isSender = (name: ServiceProcessName): boolean => name === 'dispatch';

interface Servers {
  readonly kafka: LocalCluster;
  readonly database: SupervisedPostgres;
  readonly databaseDir: string;
  readonly erp: ErpProducer;
}

/** Six services apart under fire, with a Kafka and a PostgreSQL of their own, and a book of every death. */
export class DistributedRun extends ShopUnderFire {
  /** Of the mail server, from the start. */
  readonly behaviour = usualMailServer;

  private constructor(sink: SmtpSink, shop: Shop, readonly product: DistributedProduct, private readonly servers: Servers) {
    super(sink, shop, () => product.tail());
  }

  static async start({ brokers = 1, envOf, release }: DistributedRunOptions = {}): Promise<DistributedRun> {
    const databaseDir = temporaryDir();
    const [kafka, database, sink] = await Promise.all([startLocalCluster({ nodes: brokers }), startDatabase(databaseDir), SmtpSink.start({ behaviour: usualMailServer })]);
    const product = await DistributedProduct.start({
      databaseUrl: database.url, brokers: kafka.brokers, release,
      env: { AUTH_JWT_SECRET: tokenSecret, OUTBOUND_ALLOW: '127.0.0.1', UNKNOWN_RESEND_AFTER: 'PT1H', RETRY_BASE: 'PT1S', SMTP_RETRY_BASE: 'PT1S', LOG_LEVEL: 'error' },
      ...(envOf && { envOf }),
    });
    const shop = Shop.of(product);
    const erp = await ErpProducer.connect(kafka.brokers, product.env['TOPIC_PREFIX']);
    const run = new DistributedRun(sink, shop, product, { kafka, database, databaseDir, erp });
    await shop.useMailServer(sink);
    await shop.enable('welcome', { channel: 'email', timing: { anchor: 'event', offset: 'PT1S' } });
    return run;
  }

  /** Half of the load's events go by HTTP, half straight onto Kafka. */
  override load(options: LoadOptions): ErpLoad {
    return super.load({ publish: (events) => this.servers.erp.publish(events), ...options });
  }

  /** SIGKILL of a service, and at once a new process in its place; waits until nothing is `sending` that the dead one sent, and mail flows. */
  async killAndRestart(name: ServiceProcessName): Promise<void> {
    const diedAt = this.died({ isSender: isSender(name) });
    await this.product.killAndRestart(name);
    if (isSender(name)) await this.nothingSendsSince(diedAt);
    await this.mailFlows(diedAt);
  }

  /** A rolling deploy of a service under load. */
  async roll(name: ServiceProcessName, load: ErpLoad, options: BesideOptions = {}): Promise<void> {
    await this.product.roll(name, { ...options, meanwhile: async () => {
      await load.grown(30);
      await this.mailFlows(Date.now());
    } });
  }

  /** SIGKILL of a broker, and at once its restart on the same data; waits until mail flows. */
  async restartBroker(index: number): Promise<void> {
    const broker = this.broker(index);
    await broker.kill();
    const diedAt = this.died({ isSender: false });
    await broker.start();
    await this.mailFlows(diedAt);
  }

  /** SIGKILL of a broker, what is done in its absence, and its restart on the same data. */
  async withoutBroker(index: number, meanwhile: () => Promise<void>): Promise<void> {
    const broker = this.broker(index);
    await broker.kill();
    this.died({ isSender: false });
    try {
      await meanwhile();
    } finally {
      await broker.start();
    }
  }

  /** SIGKILL of a broker, and its restart on the same data once the load has met its absence. */
  async killBroker(index: number, load: ErpLoad): Promise<void> {
    const broker = this.broker(index);
    const { repeated } = load;
    await broker.kill();
    const diedAt = this.died({ isSender: false });
    // Without any broker what goes straight to Kafka is not acknowledged, and in the end every lane waits for it.
    if (this.servers.kafka.nodes.length === 1) await eventually(() => load.repeated > repeated, { timeoutMs: 60_000 });
    else await load.grown(60);
    await broker.start();
    await this.mailFlows(diedAt);
    await this.inSync();
  }

  /** A controlled restart of every broker, one after the other, each in sync again before the next. */
  async rollBrokers(load: ErpLoad): Promise<void> {
    for (const broker of this.servers.kafka.nodes) {
      const stoppedAt = this.died({ isSender: false });
      await broker.stop();
      await load.grown(15);
      await broker.start();
      await this.mailFlows(stoppedAt);
      await this.inSync();
    }
  }

  /** Ends PostgreSQL as `pg_ctl stop -m immediate` (SIGQUIT) or a crash (SIGKILL) does; its guard starts it again on the same port. */
  async killDatabase(signal: 'SIGQUIT' | 'SIGKILL'): Promise<void> {
    const before = this.servers.database.pid;
    process.kill(before, signal);
    const diedAt = this.died();
    await eventually(() => this.servers.database.pid !== before, { timeoutMs: 60_000 });
    await this.mailFlows(diedAt);
  }

  /** One statement, for a test that looks behind the product. */
  async query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.servers.database.url });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async end(): Promise<void> {
    this.abandonLoads();
    const { kafka, database, databaseDir, erp } = this.servers;
    await Promise.all([this.shop.client.close(), erp.close().catch(() => undefined), this.product.dispose()]);
    await Promise.all([kafka.stop(), database.stop(), this.sink.close()]);
    fs.rmSync(databaseDir, { recursive: true, force: true });
  }

  /** Calls from before a death are settled, or `unknown`. */
  private async nothingSendsSince(diedAt: number): Promise<void> {
    const cut = () => this.query(`select message_id from dispatch.send_queue where phase = 'sending' and started_at < to_timestamp(${diedAt}::float8 / 1000)`);
    await eventually(async () => (await cut()).length === 0, { timeoutMs: 60_000 });
  }

  private broker(index: number): LocalCluster['nodes'][number] {
    const broker = this.servers.kafka.nodes[index];
    if (!broker) throw new Error(`no broker ${index}`);
    return broker;
  }

  /** Every replica of every partition has all of it. */
  private async inSync(): Promise<void> {
    const { brokers } = this.servers.kafka;
    const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    try {
      await eventually(async () => {
        const { topics } = await admin.fetchTopicMetadata();
        const behind = topics.flatMap(({ partitions }) => partitions).filter(({ isr, replicas }) => isr.length < replicas.length);
        if (behind.length > 0) throw new Error(`${behind.length} partitions are not in sync`);
      }, { timeoutMs: inSyncWithinMs, everyMs: 200 });
    } finally {
      await admin.disconnect();
    }
  }
}

function temporaryDir(): string {
  const dir = fs.mkdtempSync('/var/tmp/messaging-faults-');
  fs.chmodSync(dir, 0o755); // mkdtemp gives 0700, which hides it from the account PostgreSQL runs under
  return dir;
}

const startDatabase = (dir: string): Promise<SupervisedPostgres> =>
  SupervisedPostgres.start({
    dir: `${dir}/postgres`, database: 'messaging', user: 'messaging', password: randomBytes(12).toString('hex'), durable: true, settings: { max_connections: '300' },
    onGiveUp: (reason) => { throw new Error(reason); },
  });
