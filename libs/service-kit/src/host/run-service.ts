import { KafkaCompactedLog } from '@messaging/eventing';
import { isUnreachable } from '@messaging/persistence';
import { exitCodeOf } from '../config/parse-settings.js';
import { createLogger, type Logger } from '../logging/logger.js';
import { Shutdown } from '../shutdown/shutdown.js';
import { awaitDatabase } from './await-database.js';
import type { HostedService } from './hosted-service.js';
import { kafkaBroker, kafkaConnectionOf } from './kafka-of-settings.js';
import { listeningPort } from './listening-port.js';
import { replayService } from './replay-service.js';
import type { ServiceName, ServiceProcessSettings } from './service-process-settings.js';
import { startHost, type HostOptions, type RunningHost } from './start-host.js';

/** One service as a process of its own. */
export interface ServiceProcess<Settings extends ServiceProcessSettings> {
  readonly name: ServiceName;
  readonly settings: Settings;
  /** The service with what it needs from the environment; `PORT` is the one that is listened on. */
  readonly compose: (settings: Settings) => HostedService;
  readonly documentation?: HostOptions['documentation'];
  /** The API's document, when it is not that of this process alone. */
  readonly document?: () => object;
  /** Called when it serves; answers a line to print. */
  readonly onServing?: (host: RunningHost, settings: Settings) => Promise<string | undefined>;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** One clear line, and out. */
function fail(reason: string, code = 1): never {
  process.stderr.write(`${reason}\n`);
  process.exit(code);
}

/**
 * Runs a service against PostgreSQL and Kafka until SIGTERM, which drains it and exits 0. Prints `ready http://…` when
 * HTTP serves; whether it is ready to be sent work is for `/health/ready`: a database or a cluster that is away does not
 * end it. With `replay` as its argument it rebuilds its projections instead, and ends.
 */
export async function runService<Settings extends ServiceProcessSettings>(service: ServiceProcess<Settings>): Promise<void> {
  // Until the service can drain there is nothing to drain.
  const leave = (): never => process.exit(0);
  process.on('SIGTERM', leave).on('SIGINT', leave);
  try {
    if (process.argv[2] === 'replay') return await replay(service);
    const shutdown = await serve(service);
    shutdown.listen();
    process.off('SIGTERM', leave).off('SIGINT', leave);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error), exitCodeOf(error));
  }
}

async function serve<Settings extends ServiceProcessSettings>(service: ServiceProcess<Settings>): Promise<Shutdown> {
  const { name, documentation = { title: `Messaging platform: ${name}`, version: '0.1.0' }, document } = service;
  const PORT = await listeningPort(service.settings.PORT);
  const settings = { ...service.settings, PORT };
  const logger = createLogger({ service: name, level: settings.LOG_LEVEL });
  const host = await startPatiently(logger, {
    name,
    settings,
    databaseUrl: settings.DATABASE_URL,
    poolMax: settings.DATABASE_POOL_MAX,
    services: [service.compose(settings)],
    makeBroker: kafkaBroker(settings, { name, logger, onStuck: (reason) => fail(`${reason}: ending, so that another process takes over`) }),
    documentation,
    ...(document && { document }),
  });
  const shutdown = new Shutdown({ logger });
  host.registerShutdown(shutdown);
  const line = await service.onServing?.(host, settings);
  if (line) print(line);
  print(`ready http://localhost:${PORT}`);
  return shutdown;
}

/** `main.js replay`: tells the service all compacted topics of its cluster again, and ends. */
async function replay<Settings extends ServiceProcessSettings>({ name, settings, compose }: ServiceProcess<Settings>): Promise<void> {
  await replayService({
    service: compose(settings), settings, databaseUrl: settings.DATABASE_URL, print,
    openLog: async () => new KafkaCompactedLog({ connection: kafkaConnectionOf(settings, `${name}-replay`), topicPrefix: settings.TOPIC_PREFIX, service: name }),
  });
  process.exit(0);
}

/** Waits for the database, again when it goes away during the start. */
export async function startPatiently(logger: Logger, options: HostOptions): Promise<RunningHost> {
  for (;;) {
    await awaitDatabase({ url: options.databaseUrl, port: options.settings.PORT, logger });
    try {
      return await startHost(options);
    } catch (error) {
      if (!isUnreachable(error)) throw error;
    }
  }
}
