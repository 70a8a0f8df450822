import { consoleService, issueSignInLink } from '@messaging/console';
import { Database } from '@messaging/persistence';
import { publicUrlOf } from '@messaging/service-kit';
import { loadSettings } from './config.js';
import { runningDatabaseUrl, runningProduct } from './running-product.js';

/** `npm run sign-in-link`: a new one-use link for an owner who is locked out, from the running product's database. */
const settings = loadSettings();

try {
  if (settings.AUTH_JWKS_URL) throw new Error('sign-in is off under AUTH_JWKS_URL: tokens come from there');
  const { name: schema, entities, migrations } = consoleService;
  const database = await Database.open({ url: runningDatabaseUrl(settings, await runningProduct(settings)), schema, entities: entities(), migrations, poolMax: 2 });
  const link = await issueSignInLink(database, { hubId: settings.HUB_ID, publicUrl: publicUrlOf(settings), now: new Date() });
  await database.close();
  process.stdout.write(`sign in: ${link ?? ''}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
