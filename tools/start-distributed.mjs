// npm run start:distributed: builds what changed, then runs every service as a process of its own against DATABASE_URL
// and KAFKA_BROKERS, each of which it starts itself when unset. Reached through the console's port. SIGTERM drains all.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startServers } from './distributed/servers.mjs';
import { serviceNames, Supervisor } from './distributed/supervisor.mjs';
import { build, root } from './workspace.mjs';

const built = (file) => import(pathToFileURL(path.join(root, file)).href);

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** What the services would each say of the environment, said once and before anything runs: exit 78. */
async function checkSettings(env) {
  const { kafkaRule, kafkaTlsRule, loadSettingsOrExit, oneMeansRule, optionalSettings } = await built('libs/service-kit/dist/index.js');
  const declared = await Promise.all(serviceNames.map((name) => built(`services/${name}/dist/config.js`)));
  const definitions = Object.assign({}, ...declared.map(({ settingDefinitions }) => settingDefinitions));
  loadSettingsOrExit(optionalSettings(definitions), { env, rules: [oneMeansRule, kafkaRule, kafkaTlsRule] });
}

/** Secrets that nobody set are made once and kept, as standalone does. */
async function secretsOf(env, dataDir) {
  const { keptSecrets } = await built('services/standalone/dist/make-secrets/secrets.js');
  const given = { AUTH_JWT_SECRET: env.AUTH_JWT_SECRET, AUTH_JWKS_URL: env.AUTH_JWKS_URL, ENCRYPTION_KEYS: env.ENCRYPTION_KEYS };
  return keptSecrets(given, dataDir);
}

const code = await build();
if (code !== 0) process.exit(code);
const { env } = process;
await checkSettings(env);
const { defaultDataDir, lockDataDir } = await built('libs/persistence/dist/index.js');
const dataDir = path.resolve(env.DATA_DIR ?? defaultDataDir(root), 'distributed');
const lock = await lockDataDir(dataDir).catch((error) => fail(error.message));
const servers = await startServers(env, dataDir, fail).catch((error) => fail(error.message));
const supervisor = new Supervisor({ ...env, ...(await secretsOf(env, dataDir)), ...servers.env }, fail);

let ending;
const end = () => (ending ??= (async () => {
  await supervisor.stop();
  await servers.stop();
  await lock.release();
  process.exit(0);
})());
process.on('SIGTERM', end).on('SIGINT', end);

await supervisor.start();
if (!ending) console.log(`ready ${supervisor.url}`);
