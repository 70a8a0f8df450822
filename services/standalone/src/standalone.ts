import path from 'node:path';
import { issueSignInLink } from '@messaging/console';
import { hookPayloads } from '@messaging/contracts';
import { EmbeddedBroker } from '@messaging/eventing';
import { DataDirUnusableError, lockDataDir } from '@messaging/persistence';
import { ConfigurationError, createLogger, listeningPort, publicUrlOf, Shutdown, startHost, startPatiently, type HostOptions, type Logger, type RunningHost } from '@messaging/service-kit';
import { composeServices } from './compose.js';
import { dataDirOf, type StandaloneSettings } from './config.js';
import { withSecrets, type CompleteSettings } from './make-secrets/secrets.js';
import { startDatabase, type RunningDatabase } from './start-database/start-database.js';

/** How the process talks to whoever started it; a test passes its own. */
export interface StandaloneOptions {
  readonly print: (line: string) => void;
  /** The database is beyond help: say why and end. */
  readonly onGiveUp: (reason: string) => void;
}

/** What the API's documentation says of itself. */
export const documentation = {
  title: 'Messaging platform',
  version: '0.1.0',
  description: 'Customer communication for an ERP by WhatsApp, SMS and email: templates, automations, messages and their delivery.',
  webhooks: hookPayloads,
};

/**
 * The whole product in this process: data folder, secrets, database, services, HTTP; returns what ends it in order.
 * Whatever fails, nothing is left running.
 */
export async function startStandalone(given: StandaloneSettings, { print, onGiveUp }: StandaloneOptions): Promise<Shutdown> {
  const dataDir = dataDirOf(given);
  const lock = await lockDataDir(dataDir).catch(asConfiguration);
  const PORT = await listeningPort(given.PORT);
  const settings = withSecrets({ ...given, PORT }, dataDir);
  const logger = createLogger({ service: 'standalone', level: settings.LOG_LEVEL });
  const database = await startDatabase(settings.DATABASE_URL, dataDir, { logger, onGiveUp });
  const host = await runOn(database, { settings, dataDir, logger });
  const shutdown = new Shutdown({ logger });
  host.registerShutdown(shutdown, async () => {
    await database.stop();
    await lock.release();
  });
  const link = await firstLink(host, settings);
  if (link) print(`sign in: ${link}`);
  print(`ready http://localhost:${PORT}`);
  return shutdown;
}

/** A folder that cannot be used is a mistake of whoever named it. */
function asConfiguration(error: unknown): never {
  throw error instanceof DataDirUnusableError ? new ConfigurationError(error.message) : error;
}

/** The operator's database may come later than we do: it is waited for. Our own runs already. */
async function runOn(database: RunningDatabase, { settings, dataDir, logger }: { settings: CompleteSettings; dataDir: string; logger: Logger }): Promise<RunningHost> {
  const start = (options: HostOptions): Promise<RunningHost> => (settings.DATABASE_URL === undefined ? startHost(options) : startPatiently(logger, options));
  try {
    return await start({
      name: 'standalone',
      settings,
      databaseUrl: database.url,
      poolMax: settings.DATABASE_POOL_MAX ?? 8,
      services: composeServices(settings, settings.DATABASE_URL === undefined ? { callJournalDir: path.join(dataDir, 'calls') } : {}),
      makeBroker: (services, tools) => new EmbeddedBroker(services.map(({ parts }) => parts), tools),
      documentation,
      hubs: [settings.HUB_ID],
    });
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** The owner's way in, once: later starts print none, and `npm run sign-in-link` makes another. */
async function firstLink(host: RunningHost, settings: CompleteSettings): Promise<string | undefined> {
  const home = host.services.find(({ name }) => name === 'console');
  if (!home || settings.AUTH_JWKS_URL) return undefined;
  const { database, clock } = home.parts;
  return issueSignInLink(database, { hubId: settings.HUB_ID, publicUrl: publicUrlOf(settings), now: clock.now(), onlyFirst: true });
}
