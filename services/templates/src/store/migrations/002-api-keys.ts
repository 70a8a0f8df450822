import { Migration } from '@messaging/persistence';

export class Migration002ApiKeys extends Migration {
  override up(): void {
    this.addSql(`create table "templates"."api_key" ("hash" text not null, "hub_id" text not null, "id" uuid not null, "name" text not null, "permissions" jsonb not null, primary key ("hash"))`);
    this.addSql(`create index "api_key_hub" on "templates"."api_key" ("hub_id")`);
    this.addSql(`create table "templates"."api_key_revision" ("hub_id" text not null, "revision" int not null, primary key ("hub_id"))`);
    this.addSql(`alter table "templates"."api_key" enable row level security`);
    this.addSql(`create policy "hub_wall" on "templates"."api_key" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "templates"."api_key_revision" enable row level security`);
    this.addSql(`create policy "hub_wall" on "templates"."api_key_revision" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
