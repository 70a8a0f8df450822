import { EventLogServer, type Broker, type BrokerTools } from '@messaging/eventing';
import { crashPointsFrom, SystemClock } from '@messaging/kernel';
import { SecretBox } from '@messaging/persistence';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiKeyVerifier, HubSeen } from '../auth/hooks.js';
import type { TokenOptions } from '../auth/token-verifier.js';
import { authWarnings } from '../config/shared-settings.js';
import { Health } from '../health/health.js';
import { installHttp } from '../http/install-http.js';
import type { HttpOptions } from '../http/http-options.js';
import { Listening } from '../http/listening.js';
import { createLogger, type Logger } from '../logging/logger.js';
import { setLogHashKey } from '../logging/log-hash.js';
import { NestLogger } from '../logging/nest-logger.js';
import { buildOpenApi, type OpenApiOptions } from '../openapi/build-openapi.js';
import { serveDocs } from '../openapi/serve-docs.js';
import { ServiceKitModule } from '../service-kit.module.js';
import type { Shutdown } from '../shutdown/shutdown.js';
import { flushTelemetry } from '../telemetry/tracing.js';
import { BackgroundRegistry } from './background-registry.js';
import { registerDatabaseGauges } from './database-gauges.js';
import { registerEventGauges } from './event-gauges.js';
import { EventObserver } from './event-observer.js';
import { ApiKeysOfEveryService, HubSeenByEveryService } from './every-service.js';
import { registerChecks } from './health-checks.js';
import { publicUrlOf, type HostSettings } from './host-settings.js';
import { closeServices, openServices, type HostedService, type OpenService } from './hosted-service.js';
import { HubProvisioner } from './service-definition.js';
import { tracedBroker } from './traced-broker.js';
import { ViewOfBroker } from './view-of-broker.js';

/** What a process hosts, and by which log its services talk. */
export interface HostOptions {
  /** Names the process in its log. */
  readonly name: string;
  readonly settings: HostSettings;
  readonly databaseUrl: string;
  readonly poolMax: number;
  readonly services: readonly HostedService[];
  readonly makeBroker: (services: readonly OpenService[], tools: BrokerTools) => Broker;
  readonly http?: Partial<HttpOptions>;
  readonly documentation: Omit<OpenApiOptions, 'publicUrl'>;
  /** What is served as `openapi.json`; unless given, what this process answers. */
  readonly document?: () => object;
  /** Hubs that exist from the start: standalone's own. */
  readonly hubs?: readonly string[];
}

/** A process that serves. */
export interface RunningHost {
  readonly app: NestExpressApplication;
  readonly port: number;
  readonly services: readonly OpenService[];
  readonly logger: Logger;
  /** Adds this host's steps; `afterClose` runs when the last connection is closed. */
  registerShutdown(shutdown: Shutdown, afterClose?: () => Promise<void>): void;
}

@Module({})
class HostModule {}

/**
 * Runs services in this process: schemas opened and migrated, one Nest app over all modules, the event log, HTTP, then
 * the background work. What was opened is closed again when a step fails, and the error passes on.
 */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { settings } = options;
  const logger = createLogger({ service: options.name, level: settings.LOG_LEVEL });
  for (const warning of authWarnings(settings)) logger.warn(warning);
  const hashKey = settings.ENCRYPTION_KEYS?.[0]?.key;
  if (hashKey) setLogHashKey(hashKey);
  const background = new BackgroundRegistry();
  const tools = {
    clock: new SystemClock(),
    crashPoints: crashPointsFrom(settings.CRASH_AT),
    observer: new EventObserver(settings.LOG_LEVEL),
    random: Math.random,
  };
  const secretBox = settings.ENCRYPTION_KEYS && new SecretBox(settings.ENCRYPTION_KEYS);
  const logView = new ViewOfBroker();
  const services = await openServices(options.services, { databaseUrl: options.databaseUrl, poolMax: options.poolMax, logLevel: settings.LOG_LEVEL, tools, background, secretBox, hubs: settings.HUBS, logView });
  try {
    return await serve(options, { logger, services, background, broker: logView.use(tracedBroker(options.makeBroker(services, tools))) });
  } catch (error) {
    await background.stop();
    await closeServices(services);
    throw error;
  }
}

interface HostParts {
  readonly logger: Logger;
  readonly services: readonly OpenService[];
  readonly background: BackgroundRegistry;
  readonly broker: Broker;
}

async function serve(options: HostOptions, parts: HostParts): Promise<RunningHost> {
  const { logger, services, background, broker } = parts;
  const { app, hooks } = await makeApp(options, services, logger);
  let stopListening = (): Promise<void> => Promise.resolve();
  try {
    serveDocs(app, options.document ?? (() => buildOpenApi(app, { ...options.documentation, publicUrl: options.settings.PUBLIC_URL })));
    await connect(app, broker);
    hooks.hubs.use(providedBy(app, services, HubProvisioner));
    hooks.apiKeys.use(providedBy(app, services, ApiKeyVerifier));
    for (const hub of options.hubs ?? []) await hooks.hubs.provision(hub);
    registerChecks(app.get(Health), { services, broker, background });
    registerEventGauges(broker, services);
    registerDatabaseGauges(services);
    await app.startAllMicroservices();
    const listening = await Listening.open(app.getHttpServer(), options.settings.PORT);
    stopListening = () => listening.stop();
    background.start();
    return { app, port: listening.port, services, logger, registerShutdown: (shutdown, afterClose) => registerSteps(shutdown, { ...parts, app, listening, afterClose }) };
  } catch (error) {
    await stopListening();
    await app.close();
    throw error;
  }
}

interface Hooks {
  readonly hubs: HubSeenByEveryService;
  readonly apiKeys: ApiKeysOfEveryService;
}

/** The Nest app over all modules; nothing of it runs yet. */
export async function makeApp(options: Pick<HostOptions, 'settings' | 'http'>, services: readonly OpenService[], logger: Logger): Promise<{ app: NestExpressApplication; hooks: Hooks }> {
  const hooks = { hubs: new HubSeenByEveryService(options.settings.HUBS), apiKeys: new ApiKeysOfEveryService() };
  const root = rootModule(services, kitModule(options, hooks));
  const app = await NestFactory.create<NestExpressApplication>(root, { bodyParser: false, abortOnError: false, logger: new NestLogger(logger) });
  installHttp(app, logger);
  return { app, hooks };
}

/** Joins the handlers to the log, with the app's filters: ours hands a consumer's error on unchanged, where Nest's own says "Internal server error". */
export async function connect(app: NestExpressApplication, broker: Broker): Promise<void> {
  app.connectMicroservice<MicroserviceOptions>({ strategy: new EventLogServer(broker) }, { inheritAppConfig: true });
  await app.init();
}

function rootModule(services: readonly OpenService[], kit: DynamicModule): DynamicModule {
  return { module: HostModule, imports: [kit, ...services.map((service) => service.module)] };
}

function kitModule({ settings, http }: Pick<HostOptions, 'settings' | 'http'>, hooks: Hooks): DynamicModule {
  const hooksModule: DynamicModule = {
    module: class ProcessHooksModule {},
    providers: [{ provide: HubSeen, useValue: hooks.hubs }, { provide: ApiKeyVerifier, useValue: hooks.apiKeys }],
    exports: [HubSeen, ApiKeyVerifier],
  };
  return ServiceKitModule.forRoot({
    auth: tokenOptionsOf(settings),
    metricsToken: settings.METRICS_TOKEN,
    imports: [hooksModule],
    http: {
      trustProxy: settings.TRUST_PROXY,
      publicUrl: publicUrlOf(settings),
      hubRequestsPerSecond: settings.RATE_LIMIT_HUB,
      credentialRequestsPerSecond: settings.RATE_LIMIT_CREDENTIAL,
      ipRequestsPerSecond: settings.RATE_LIMIT_IP,
      ...http,
    },
  });
}

/** How tokens are verified, by the AUTH_* settings; `someMeansRule` has made sure that one of the two keys is there. */
export function tokenOptionsOf(settings: Pick<HostSettings, 'AUTH_JWT_SECRET' | 'AUTH_JWKS_URL' | 'AUTH_ISSUER' | 'AUTH_AUDIENCE'>): TokenOptions {
  const { AUTH_JWT_SECRET: secret, AUTH_JWKS_URL: jwksUrl, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } = settings;
  if (jwksUrl !== undefined) return { keys: { jwksUrl }, issuer, audience };
  if (secret === undefined) throw new Error('AUTH_JWT_SECRET or AUTH_JWKS_URL is required');
  return { keys: { secret }, issuer, audience };
}

/** What each service module provides under an abstract class; services that do not are passed over. */
function providedBy<T>(app: NestExpressApplication, services: readonly OpenService[], token: abstract new (...args: never[]) => T): T[] {
  return services.flatMap(({ module }) => {
    const providers = (module.providers ?? []) as readonly { provide?: unknown }[];
    if (!providers.some((provider) => provider === token || provider.provide === token)) return [];
    return [app.select(module).get<T>(token as unknown as Type<T>, { strict: true })];
  });
}

/** Out of rotation, no new request, workers finish what they hold, the log stops, and only then connections close. */
function registerSteps(shutdown: Shutdown, parts: HostParts & { app: NestExpressApplication; listening: Listening; afterClose: (() => Promise<void>) | undefined }): void {
  const { app, listening, background, broker, services, afterClose } = parts;
  shutdown.register('not-ready', 'health', () => app.get(Health).endReadiness());
  shutdown.register('stop-intake', 'http', () => listening.stop());
  shutdown.register('drain', 'background work and event log', async () => {
    await background.stop();
    await broker.stop();
  });
  shutdown.register('close', 'connections', async () => {
    await app.close();
    await flushTelemetry();
    await closeServices(services);
    await afterClose?.();
  });
}
