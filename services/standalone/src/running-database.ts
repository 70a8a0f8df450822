import fs from 'node:fs';
import path from 'node:path';
import { dataDirOf, type StandaloneSettings } from './config.js';
import { postgresDir, postgresName } from './start-database/start-database.js';

/** Where the database of the running product is: DATABASE_URL, or the embedded PostgreSQL that runs for DATA_DIR. */
export function runningDatabaseUrl(settings: StandaloneSettings): string {
  if (settings.DATABASE_URL !== undefined) return settings.DATABASE_URL;
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
