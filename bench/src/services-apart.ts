import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { SupervisedPostgres } from '@messaging/persistence';
import { DistributedProduct, FastSmtpSink, startLocalCluster, type LocalCluster } from '@messaging/testing';
import { campaignBesideLoop, importCustomers } from './campaign.js';
import { enableWelcome, eventStream, warmUp } from './event-stream.js';
import { latencyRows } from './idle-latency.js';
import { logRates } from './log-rates.js';
import { cpuMs, descendants, MemorySampler } from './process-usage.js';
import { benchEnv, clientOf, startProduct } from './product.js';
import type { Row } from './table.js';

export interface ApartOptions {
  /** Events, and mails, of the streams. */
  readonly events: number;
  /** Single events for the latency. */
  readonly singles: number;
}

/** Six services over Kafka beside the one process, on the same cores, with the same stream of events. */
export async function servicesApart({ events, singles }: ApartOptions): Promise<Row[]> {
  const alone = await standaloneRate(events);
  const rows = await apart({ events, singles });
  const rate = rows.find(({ what }) => what === streamed)?.value ?? 0;
  return [
    { what: 'event → mail, one process', value: alone, unit: 'mails/s', note: `${events} events` },
    ...rows,
    { what: 'through Kafka ÷ one process', value: rate / alone, unit: '×', floor: 0.5 },
  ];
}

const streamed = 'event → mail, services apart';

async function standaloneRate(events: number): Promise<number> {
  const sink = await FastSmtpSink.start({ journal: true });
  const product = await startProduct(sink.port);
  try {
    await enableWelcome(product.api);
    await warmUp(product.api, sink);
    return await eventStream(product.api, sink, { count: events, prefix: 'stream' });
  } finally {
    await product.process.dispose();
    await product.api.close();
    await sink.close();
  }
}

/** A campaign by services apart. */
export function campaignApart(count: number): Promise<Row[]> {
  return onServers(async ({ kafka, database, sink }) => {
    const product = await DistributedProduct.start({ databaseUrl: database.url, brokers: kafka.brokers, env: benchEnv, nodeArgs });
    const api = await clientOf(product.baseUrl, sink.port);
    try {
      const processes = [...product.services].map(([name, { pid }]) => ({ name, pid, ceilingMb: 300 }));
      const ground = { api, sink, processes, database: database.pid };
      return [...(await importCustomers(ground, count)), ...(await campaignBesideLoop(ground, count))];
    } finally {
      await product.dispose();
      await api.close();
    }
  });
}

const apart = (options: ApartOptions): Promise<Row[]> => onServers((servers) => withProduct(servers, options));

async function onServers(measure: (servers: Servers) => Promise<Row[]>): Promise<Row[]> {
  const dir = fs.mkdtempSync('/var/tmp/messaging-bench-');
  fs.chmodSync(dir, 0o755); // mkdtemp gives 0700, which hides it from the account PostgreSQL runs under
  const [kafka, database, sink] = await Promise.all([startLocalCluster({ heap: '512m' }), startDatabase(dir), FastSmtpSink.start({ journal: true })]);
  try {
    return await measure({ kafka, database, sink });
  } finally {
    await Promise.all([kafka.stop(), database.stop(), sink.close()]);
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

/** As `npm run start:<service>` runs them (package.json). */
const nodeArgs = ['--max-semi-space-size=16', '--heap-growing-percent=70'];

interface Servers {
  readonly kafka: LocalCluster;
  readonly database: SupervisedPostgres;
  readonly sink: FastSmtpSink;
}

async function withProduct({ kafka, database, sink }: Servers, { events, singles }: ApartOptions): Promise<Row[]> {
  const product = await DistributedProduct.start({ databaseUrl: database.url, brokers: kafka.brokers, env: benchEnv, nodeArgs });
  const api = await clientOf(product.baseUrl, sink.port);
  try {
    await enableWelcome(api);
    const latency = await latencyRows(api, sink, { events: singles, ceilingMs: 250 });
    const memory = [...product.services].map(([name, { pid }]) => ({ name, sampler: new MemorySampler(pid) }));
    await warmUp(api, sink);
    const cpu = cpuOf([
      ...[...product.services].map(([name, { pid }]) => ({ name, pids: () => [pid] })),
      { name: 'Kafka', pids: () => kafka.nodes.map(({ pid }) => pid ?? 0) },
      { name: 'PostgreSQL', pids: () => [database.pid ?? 0, ...descendants(database.pid ?? 0)] },
    ]);
    const rate = await eventStream(api, sink, { count: events, prefix: 'stream' });
    const spent = cpu(events);
    const peaks = memory.map(({ name, sampler }): Row => ({ what: `memory of ${name}, peak`, value: sampler.stop().peakMb, unit: 'MB', ceiling: 300 }));
    return [...latency, { what: streamed, value: rate, unit: 'mails/s', note: 'each exactly once' }, ...spent, ...peaks, ...(await logRates(product, database.url))];
  } finally {
    await product.dispose();
    await api.close();
  }
}

/** CPU time of each part from now on, per mail. */
function cpuOf(parts: readonly { name: string; pids: () => readonly number[] }[]): (mails: number) => Row[] {
  const total = (pids: readonly number[]): number => pids.reduce((sum, pid) => sum + cpuMs(pid), 0);
  const before = parts.map(({ pids }) => total(pids()));
  return (mails) => parts.map(({ name, pids }, index) => ({ what: `CPU of ${name} per mail`, value: ((total(pids()) - (before[index] ?? 0)) * 1000) / mails, unit: 'µs' }));
}

const startDatabase = (dir: string): Promise<SupervisedPostgres> =>
  SupervisedPostgres.start({
    dir: `${dir}/postgres`, database: 'messaging', user: 'messaging', password: randomBytes(12).toString('hex'), durable: true, settings: { max_connections: '300' },
    onGiveUp: (reason) => { throw new Error(reason); },
  });
