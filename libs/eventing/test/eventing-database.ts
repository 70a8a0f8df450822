import { Database, type EntitySchema } from '@messaging/persistence';
import { eventingEntities } from '../src/store/tables.js';

/** A schema with the tables of the log and nothing of a service. Made from the entities: there is no migration here. */
export async function eventingDatabase(url: string, schema: string, poolMax = 8): Promise<Database> {
  const database = await openEventing(url, schema, poolMax);
  await database.orm.schema.create();
  await database.query(
    'create table if not exists effect (id bigserial primary key, consumer text not null, event_id uuid not null, hub_id text not null, key text not null, n int not null)',
  );
  return database;
}

/** The same schema once it is there: a second process. */
export function openEventing(url: string, schema: string, poolMax = 8): Promise<Database> {
  const entities: readonly EntitySchema[] = eventingEntities();
  return Database.open({ url, schema, entities, migrations: [], poolMax });
}

/** Empties the log and everything that followed from it. */
export async function emptyEventing(database: Database): Promise<void> {
  await database.query('truncate outbox, outbox_head, inbox, log_cursor, due, parked_event, effect restart identity');
}
