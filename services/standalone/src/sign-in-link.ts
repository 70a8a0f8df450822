import fs from 'node:fs';
import path from 'node:path';
import { consoleService, issueSignInLink } from '@messaging/console';
import { Database } from '@messaging/persistence';
import { publicUrlOf } from '@messaging/service-kit';
import { dataDirOf, loadSettings, type StandaloneSettings } from './config.js';
import { postgresDir, postgresName } from './start-database/start-database.js';

/** `npm run sign-in-link`: a new one-use link for an owner who is locked out, from the running product's database. */
const settings = loadSettings();

/** Port and password of the embedded PostgreSQL that runs for DATA_DIR. */
function runningUrl({ DATABASE_URL }: StandaloneSettings): string {
  if (DATABASE_URL !== undefined) return DATABASE_URL;
  const dir = postgresDir(dataDirOf(settings));
  try {
    // PostgreSQL's own note: process id, folder, start time, port.
    const port = Number(fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')[3]);
    const password = fs.readFileSync(`${dir}.password`, 'utf8').trim();
    return `postgres://${postgresName}:${encodeURIComponent(password)}@127.0.0.1:${port}/${postgresName}`;
  } catch {
    throw new Error(`nothing runs on ${dataDirOf(settings)}: start the product first (npm start), with the same DATA_DIR and PORT`);
  }
}

try {
  if (settings.AUTH_JWKS_URL) throw new Error('sign-in is off under AUTH_JWKS_URL: tokens come from there');
  const { name: schema, entities, migrations } = consoleService;
  const database = await Database.open({ url: runningUrl(settings), schema, entities: entities(), migrations, poolMax: 2 });
  const link = await issueSignInLink(database, { hubId: settings.HUB_ID, publicUrl: publicUrlOf(settings), now: new Date() });
  await database.close();
  process.stdout.write(`sign in: ${link ?? ''}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
