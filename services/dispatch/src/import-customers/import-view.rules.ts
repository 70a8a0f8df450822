import type { CustomerImport } from '@messaging/contracts';
import type { ImportRow } from './import.sql.js';

/** An import as the API shows it. */
export function importView({ id, state, received, accepted, rejected, ignoredColumns, detail, createdAt, finishedAt, hasParts }: ImportRow): CustomerImport {
  return {
    id, status: state === 'receiving' ? 'running' : state, received, accepted, rejected, ignoredColumns: [...ignoredColumns], ...(detail !== null && { detail }), canResume: state === 'failed' && hasParts,
    createdAt: createdAt.toISOString(), ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
  };
}
