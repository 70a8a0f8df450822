import path from 'node:path';
import { SupervisedPostgres } from '@messaging/persistence';
import type { Logger } from '@messaging/service-kit';

/** The database of this process. */
export interface RunningDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/** Where the embedded PostgreSQL lives below DATA_DIR; its password stands beside it in `postgres.password`. */
export const postgresDir = (dataDir: string): string => path.join(dataDir, 'postgres');

/** Database and role of the embedded PostgreSQL. */
export const postgresName = 'messaging';

/** The operator's PostgreSQL when DATABASE_URL names one, else our own below DATA_DIR, started again when it dies. */
export async function startDatabase(given: string | undefined, dataDir: string, { logger, onGiveUp }: { logger: Logger; onGiveUp: (reason: string) => void }): Promise<RunningDatabase> {
  if (given !== undefined) return { url: given, stop: async () => undefined };
  return SupervisedPostgres.start({
    dir: postgresDir(dataDir),
    database: postgresName,
    user: postgresName,
    durable: true,
    onGiveUp,
    onDeath: () => logger.warn('the database died and is being started again'),
    onRestarted: () => logger.warn('the database is back'),
  });
}
