import 'reflect-metadata';
import { OutboxCompactedLog } from '@messaging/eventing';
import { Database } from '@messaging/persistence';
import { replayService, type HostedService } from '@messaging/service-kit';
import { composeServices } from '../compose.js';
import { loadSettings } from '../config.js';
import { withSecrets } from '../make-secrets/secrets.js';
import { runningDatabaseUrl, runningProduct } from '../running-product.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run replay -- <service>` beside the product in one process: the log is its services' outboxes. */
async function main(name: string | undefined): Promise<void> {
  const given = loadSettings();
  const product = await runningProduct(given);
  if (product.isApart) throw new Error('the services run apart: they are replayed from their cluster, with the KAFKA_BROKERS, DATABASE_URL, ENCRYPTION_KEYS and AUTH_JWT_SECRET of the service');
  const settings = withSecrets(given, product.dataDir);
  const services = composeServices(settings);
  const service = services.find((one) => one.name === name);
  if (!service) throw new Error(`npm run replay -- ${services.map((one) => one.name).join(' | ')}`);
  const databaseUrl = runningDatabaseUrl(given, product);
  const others = await Promise.all(services.filter((one) => one !== service).map((one) => open(one, databaseUrl)));
  try {
    await replayService({ service, settings, databaseUrl, print, openLog: async ({ parts }) => new OutboxCompactedLog([parts.database, ...others]) });
  } finally {
    await Promise.all(others.map((database) => database.close()));
  }
}

const open = ({ name, entities, migrations }: HostedService, url: string): Promise<Database> => Database.open({ url, schema: name, entities: entities(), migrations, poolMax: 1 });

try {
  await main(process.argv[2]);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
