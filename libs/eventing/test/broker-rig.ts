import type { CrashPointName, CrashPoints } from '@messaging/kernel';
import { SystemClock } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { testDatabase } from '@messaging/testing';
import { severableLink, type BrokerRig, type OpenBrokerRig, type OpenPublication, type RigEvent, type RigService, type RunningBroker, type SeverableLink } from '@messaging/testing/conformance';
import type { Broker } from '../src/broker/broker.js';
import type { BrokerTools, EmbeddedMember } from '../src/broker/embedded/embedded-broker.js';
import { silentObserver } from '../src/observe.js';
import { Outbox, type Publication } from '../src/outbox/outbox.js';
import { dropParked, replayParked } from '../src/parked/parked.sql.js';
import { emptyEventing, eventingDatabase, openEventing } from './eventing-database.js';

const services: readonly RigService[] = ['webhooks', 'automations', 'dispatch'];
/** Makes the broker under test. `onCrash` hears of the crash of its process, which must cut every connection. */
export type MakeBroker = (members: readonly EmbeddedMember[], tools: BrokerTools, onCrash: (cut: () => void) => void) => Broker;

interface Shop {
  /** The writers' and the test's own connections: never cut. */
  readonly direct: ReadonlyMap<RigService, Database>;
  readonly members: ReadonlyMap<RigService, EmbeddedMember>;
  readonly link: SeverableLink;
}

/** Rigs of brokers on one database; their services reach PostgreSQL over a link that a crash cuts. */
export async function brokerRigs(): Promise<{ open: (make: MakeBroker) => OpenBrokerRig; close: () => Promise<void> }> {
  const testDb = await testDatabase();
  const { hostname, port } = new URL(testDb.url);
  const link = await severableLink({ host: hostname, port: Number(port) });
  const linked = Object.assign(new URL(testDb.url), { hostname: '127.0.0.1', port: String(link.port), search: '' }).href;
  const direct = new Map<RigService, Database>();
  const members = new Map<RigService, EmbeddedMember>();
  for (const service of services) {
    direct.set(service, await eventingDatabase(testDb.url, service, 20));
    members.set(service, { database: await openEventing(linked, service), outbox: new Outbox(service) });
  }
  const shop: Shop = { direct, members, link };
  return {
    open: (make) => async () => new Rig(shop, make),
    close: async () => {
      link.mend();
      for (const database of [...direct.values(), ...[...members.values()].map((m) => m.database)]) await database.close();
      await link.close();
      await testDb.drop();
    },
  };
}

class RolledBack extends Error {}

class Rig implements BrokerRig {
  readonly #running: RunningBroker[] = [];

  constructor(
    private readonly shop: Shop,
    private readonly make: MakeBroker,
  ) {}

  async publish(service: RigService, events: readonly RigEvent[]): Promise<void> {
    await this.#database(service).transaction((tx) => this.#outbox(service).add(tx, events.map(toPublication)));
  }

  async beginPublishing(service: RigService, events: readonly RigEvent[]): Promise<OpenPublication> {
    let settle: (verdict: 'commit' | 'rollback') => void = () => undefined;
    const verdict = new Promise<'commit' | 'rollback'>((resolve) => (settle = resolve));
    let ready: () => void = () => undefined;
    const published = new Promise<void>((resolve) => (ready = resolve));
    const transaction = this.#database(service).transaction(async (tx) => {
      await this.#outbox(service).add(tx, events.map(toPublication));
      ready();
      if ((await verdict) === 'rollback') throw new RolledBack();
    });
    await Promise.race([published, transaction]);
    const end = async (as: 'commit' | 'rollback'): Promise<void> => {
      settle(as);
      await transaction.catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
      });
    };
    return { commit: () => end('commit'), rollback: () => end('rollback') };
  }

  async start(subscriptions: Parameters<BrokerRig['start']>[0], options: Parameters<BrokerRig['start']>[1] = {}): Promise<RunningBroker> {
    const cuts = [() => this.shop.link.cut()];
    const crash = crashOnce(options.crashAt, () => cuts.forEach((cut) => cut()));
    const tools = { clock: new SystemClock(), crashPoints: crash.points, observer: silentObserver, random: () => 0 };
    const broker = this.make([...this.shop.members.values()], tools, (cut) => cuts.push(cut));
    for (const subscription of subscriptions) broker.subscribe(subscription);
    await broker.start();
    const running: RunningBroker = {
      crashed: crash.happened,
      lag: async () => (await broker.lag()).reduce((sum, { events }) => sum + events, 0),
      isCaughtUp: (group) => broker.isCaughtUp(group),
      whenCaughtUp: (group, withinMs) => broker.whenCaughtUp(group, withinMs),
      stop: async () => {
        await broker.stop();
        this.shop.link.mend();
      },
    };
    this.#running.push(running);
    return running;
  }

  query<Row extends object>(service: RigService, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.#database(service).query<Row & Record<string, unknown>>(sql, parameters);
  }

  replayParked(service: RigService, hubId: string, id: number): Promise<boolean> {
    return this.#database(service).transaction((tx) => replayParked(tx, hubId, id));
  }

  dropParked(service: RigService, hubId: string, id: number): Promise<boolean> {
    return this.#database(service).transaction((tx) => dropParked(tx, hubId, id));
  }

  async close(): Promise<void> {
    for (const running of this.#running) await running.stop();
    for (const database of this.shop.direct.values()) await emptyEventing(database);
  }

  #database(service: RigService): Database {
    const database = this.shop.direct.get(service);
    if (!database) throw new Error(`no service ${service}`);
    return database;
  }

  #outbox(service: RigService): Outbox {
    const member = this.shop.members.get(service);
    if (!member) throw new Error(`no service ${service}`);
    return member.outbox;
  }
}

/** The rig's data is what a schema may take in; the outbox checks it. */
const toPublication = (event: RigEvent): Publication => event;

/** Dies at the first passage: all connections end at once, and whatever runs on in this process reaches nothing. */
function crashOnce(at: CrashPointName | undefined, cut: () => void): { points: CrashPoints; happened: Promise<void> } {
  let tell: () => void = () => undefined;
  const happened = new Promise<void>((resolve) => (tell = resolve));
  const points: CrashPoints = {
    at(name) {
      if (name !== at) return;
      cut();
      tell();
      throw new Error(`crashed at ${name}`);
    },
  };
  return { points, happened };
}
