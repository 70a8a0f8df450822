import { defineEntity, p } from '@mikro-orm/postgresql';
import { Migration } from '@mikro-orm/migrations';
import { Database } from '../src/database/database.js';
import { hubWall } from '../src/database/hub-wall.js';

const note = () =>
  defineEntity({ name: 'Note', tableName: 'note', ...hubWall, properties: { id: p.bigint('number').primary().autoincrement(), hubId: p.text(), body: p.text() } });
const letter = () =>
  defineEntity({ name: 'Letter', tableName: 'letter', ...hubWall, properties: { hubId: p.text().primary(), nr: p.integer().primary() } });

class Migration001Notes extends Migration {
  override up(): void {
    this.addSql(`create table "note" ("id" bigserial primary key, "hub_id" text not null, "body" text not null)`);
    this.addSql(`create table "letter" ("hub_id" text not null, "nr" int not null, primary key ("hub_id", "nr"))`);
    for (const table of ['note', 'letter']) {
      this.addSql(`alter table "${table}" enable row level security`);
      this.addSql(`create policy "hub_wall" on "${table}" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    }
  }
}

/** Two tables of hubs, as a service would have them. */
export const openNotes = (url: string, schema = 'notes', poolMax = 8): Promise<Database> =>
  Database.open({ url, schema, entities: [note(), letter()], migrations: [{ name: '001-notes', class: Migration001Notes }], poolMax });
