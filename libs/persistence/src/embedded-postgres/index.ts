export { isDataDirInUse, lockDataDir, DataDirInUseError, DataDirUnusableError, type DataDirLock } from './data-dir-lock.js';
export { defaultDataDir } from './default-data-dir.js';
export { SupervisedPostgres, type SupervisedPostgresOptions } from './supervised-postgres.js';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './start-embedded-postgres.js';
