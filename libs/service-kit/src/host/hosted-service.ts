import { Outbox, type BrokerTools } from '@messaging/eventing';
import { Database, meetKeys, type SecretBox } from '@messaging/persistence';
import { ConfigurationError } from '../config/parse-settings.js';
import type { DynamicModule } from '@nestjs/common';
import { createLogger } from '../logging/logger.js';
import { traceparentOf } from '../telemetry/tracing.js';
import type { HubsPolicy } from '../hubs/hub-admission.js';
import type { BackgroundRegistry } from './background-registry.js';
import type { LogView, ServiceDefinition, ServiceParts } from './service-definition.js';

/** A definition with its settings: what a process can run. */
export interface HostedService extends Pick<ServiceDefinition, 'name' | 'entities' | 'migrations' | 'sealed'> {
  readonly module: (parts: ServiceParts) => DynamicModule;
}

/** Joins a service with its settings. */
export const hosted = <Settings>(definition: ServiceDefinition<Settings>, settings: Settings): HostedService => ({
  name: definition.name,
  entities: definition.entities,
  migrations: definition.migrations,
  ...(definition.sealed && { sealed: definition.sealed }),
  module: (parts) => definition.module(parts, settings),
});

/** A service whose schema is open and migrated. */
export interface OpenService {
  readonly name: string;
  readonly parts: ServiceParts;
  /** The same object for ever: Nest finds a dynamic module by reference. */
  readonly module: DynamicModule;
}

/** What services are opened with. */
export interface OpenOptions {
  readonly databaseUrl: string;
  readonly poolMax: number;
  readonly logLevel: string;
  readonly tools: BrokerTools;
  readonly background: BackgroundRegistry;
  /** Absent: this process was given no ENCRYPTION_KEYS, and nothing it hosts may need them. */
  readonly secretBox: SecretBox | undefined;
  /** Makes the outboxes; unless given, those that say everything. */
  readonly outboxOf?: (service: string) => Outbox;
  readonly hubs: HubsPolicy;
  /** Absent where nobody asks: in a replay. */
  readonly logView?: LogView;
}

/** Opens all schemas side by side; when one cannot be opened the others are closed again and the error passes on. */
export async function openServices(services: readonly HostedService[], options: OpenOptions): Promise<readonly OpenService[]> {
  const opened = await Promise.allSettled(services.map((service) => openService(service, options)));
  const failure = opened.find((result) => result.status === 'rejected');
  const open = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (!failure) return open;
  await closeServices(open);
  throw failure.reason;
}

/** Closes all connections; a failure of one does not keep the others open. */
export async function closeServices(services: readonly OpenService[]): Promise<void> {
  await Promise.allSettled(services.map(({ parts }) => parts.database.close()));
}

async function openService(service: HostedService, options: OpenOptions): Promise<OpenService> {
  const { name } = service;
  const log = createLogger({ service: name, level: options.logLevel });
  const database = await Database.open({
    url: options.databaseUrl,
    schema: name,
    entities: service.entities(),
    migrations: service.migrations,
    poolMax: options.poolMax,
    onWarning: (message) => log.debug({ part: 'orm' }, message),
  });
  await ensureKeysFit(service, database, options.secretBox);
  const outbox = options.outboxOf?.(name) ?? new Outbox(name, () => traceparentOf());
  const parts = { ...options.tools, database, outbox, log, background: options.background.of(name), hubs: options.hubs, ...(options.logView && { logView: options.logView }) };
  return { name, parts, module: service.module(parts) };
}

/** A key that is missing would otherwise show when the first message stands still. */
async function ensureKeysFit({ sealed }: HostedService, database: Database, box: SecretBox | undefined): Promise<void> {
  if (!sealed || !box) return;
  const problems = await meetKeys(database, sealed.columns, box);
  if (problems.length === 0) return;
  await database.close();
  throw new ConfigurationError(problems.join('\n'));
}
