export * from './database/database.js';
export * from './database/hub-wall.js';
export * from './database/tx.js';
export * from './encryption/opt-out-tokens.js';
export * from './encryption/secret-box.js';
export { Migration } from '@mikro-orm/migrations';
export { defineEntity, p, EntityManager, type EntitySchema } from '@mikro-orm/postgresql';
export * from './embedded-postgres/index.js';
