import fs from 'node:fs';
import path from 'node:path';
import { isDataDirInUse } from '@messaging/persistence';
import { dataDirOf, type StandaloneSettings } from './config.js';
import { secretsFile } from './make-secrets/secrets.js';
import { postgresDir, postgresName } from './start-database/start-database.js';

/** The product that an operator's command is about. */
export interface RunningProduct {
  /** Where its database and the secrets it made are. */
  readonly dataDir: string;
  /** Its services run apart (`npm run start:distributed`). */
  readonly isApart: boolean;
}

/** The one that runs on DATA_DIR. Where none does: the one process, or else the services apart, that were started there before. */
export async function runningProduct(settings: StandaloneSettings): Promise<RunningProduct> {
  const whole = { dataDir: dataDirOf(settings), isApart: false };
  const apart = { dataDir: path.join(whole.dataDir, 'distributed'), isApart: true }; // as tools/start-distributed.mjs names it
  for (const product of [whole, apart]) if (await isDataDirInUse(product.dataDir)) return product;
  return [whole, apart].find(({ dataDir }) => fs.existsSync(secretsFile(dataDir))) ?? whole;
}

/** Where its database is: DATABASE_URL, or the PostgreSQL that it started itself. */
export function runningDatabaseUrl(settings: StandaloneSettings, { dataDir }: RunningProduct): string {
  if (settings.DATABASE_URL !== undefined) return settings.DATABASE_URL;
  const dir = postgresDir(dataDir);
  try {
    // PostgreSQL's own note: process id, folder, start time, port.
    const port = Number(fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')[3]);
    const password = fs.readFileSync(`${dir}.password`, 'utf8').trim();
    return `postgres://${postgresName}:${encodeURIComponent(password)}@127.0.0.1:${port}/${postgresName}`;
  } catch {
    throw new Error(`nothing runs on ${dataDirOf(settings)}: start the product first (npm start), with the same DATA_DIR and PORT`);
  }
}
