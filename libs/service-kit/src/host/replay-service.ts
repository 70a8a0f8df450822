import { ReplayBroker, SilentOutbox, type CompactedLog } from '@messaging/eventing';
import { noCrashPoints, SystemClock } from '@messaging/kernel';
import { SecretBox } from '@messaging/persistence';
import { createLogger } from '../logging/logger.js';
import { setLogHashKey } from '../logging/log-hash.js';
import { BackgroundRegistry } from './background-registry.js';
import { EventObserver } from './event-observer.js';
import type { HostSettings } from './host-settings.js';
import { closeServices, openServices, type HostedService, type OpenService } from './hosted-service.js';
import { connect, makeApp } from './start-host.js';

/** Connections of a replay: one for the batch in hand, some for what handlers look up. */
const poolMax = 3;

export interface ReplayOptions {
  readonly service: HostedService;
  readonly settings: HostSettings;
  readonly databaseUrl: string;
  /** Where compacted topics are read. */
  readonly openLog: (service: OpenService) => Promise<CompactedLog>;
  readonly print: (line: string) => void;
}

/**
 * Rebuilds the projections of a service: its handlers are told every compacted topic they follow again, from the
 * beginning. No HTTP, no background work, and no send command leaves it. The service may run meanwhile. Rejects when
 * another replay of it is under way, or when a topic cannot be read to its end.
 */
export async function replayService(options: ReplayOptions): Promise<void> {
  const { service, settings } = options;
  const logger = createLogger({ service: service.name, level: settings.LOG_LEVEL });
  const hashKey = settings.ENCRYPTION_KEYS?.[0]?.key;
  if (hashKey) setLogHashKey(hashKey);
  const tools = { clock: new SystemClock(), crashPoints: noCrashPoints, observer: new EventObserver(settings.LOG_LEVEL), random: Math.random };
  const outbox = new SilentOutbox(service.name);
  const services = await openServices([service], {
    databaseUrl: options.databaseUrl, poolMax, logLevel: settings.LOG_LEVEL, tools, background: new BackgroundRegistry(),
    secretBox: settings.ENCRYPTION_KEYS && new SecretBox(settings.ENCRYPTION_KEYS), outboxOf: () => outbox, hubs: settings.HUBS,
  });
  try {
    const [open] = services;
    if (!open) throw new Error(`${service.name} was not opened`);
    await aloneIn(open, async () => {
      const log = await options.openLog(open);
      const broker = new ReplayBroker(open.parts, tools, { log, onReplayed: ({ topic, groups, events }) => options.print(`${topic.name}: ${events} events for ${groups.join(', ')}`) });
      const { app } = await makeApp(options, services, logger);
      try {
        await connect(app, broker);
        await app.startAllMicroservices();
      } finally {
        await app.close();
      }
    });
    options.print(outbox.heldBack === 0 ? `${service.name} is rebuilt; nothing was sent` : `${service.name} is rebuilt; ${outbox.heldBack} send commands were held back`);
  } finally {
    await closeServices(services);
  }
}

/** Two replays would share the topic's partitions between them, and each would read half. */
async function aloneIn({ name, parts: { database } }: OpenService, work: () => Promise<void>): Promise<void> {
  const session = await database.session();
  try {
    const { rows: [answer] } = await session.query<{ got: boolean }>('select pg_try_advisory_lock(hashtext($1)) as got', [`replay:${name}`]);
    if (!answer?.got) throw new Error(`a replay of ${name} is under way`);
    await work();
  } finally {
    await session.end();
  }
}
