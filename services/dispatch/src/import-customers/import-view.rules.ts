import type { CustomerImport } from '@messaging/contracts';
import type { ImportRow } from './import.sql.js';

/** An import as the API shows it. */
export function importView(row: ImportRow): CustomerImport {
  const { id, state, received, accepted, rejected, warned, ignoredColumns, detail, createdAt, finishedAt, hasParts } = row;
  return {
    id, status: state === 'receiving' ? 'running' : state, received, accepted, rejected, ...takenOf(row), warned, ignoredColumns: [...ignoredColumns], ...(detail !== null && { detail }), canResume: state === 'failed' && hasParts,
    createdAt: createdAt.toISOString(), ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
  };
}

/** Nothing for an import that began before it was counted: what does not add up is not said. */
function takenOf({ accepted, created, updated, unchanged, repeated }: ImportRow): Pick<CustomerImport, 'taken'> {
  return created + updated + unchanged + repeated === accepted ? { taken: { created, updated, unchanged, repeated } } : {};
}
