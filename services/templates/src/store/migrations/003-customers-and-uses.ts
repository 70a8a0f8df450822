import { Migration } from '@messaging/persistence';

export class Migration003CustomersAndUses extends Migration {
  override up(): void {
    this.addSql(`create table "templates"."customer" ("hub_id" text not null, "customer_id" text not null, "revision" bigint not null, "fields" jsonb null, primary key ("hub_id", "customer_id"))`);
    this.addSql(`create table "templates"."template_use" ("hub_id" text not null, "kind" text not null, "object_id" uuid not null, "template_id" uuid null, "name" text not null, "event_time" timestamptz(3) not null, primary key ("hub_id", "kind", "object_id"))`);
    this.addSql(`create index "template_use_of_template" on "templates"."template_use" ("hub_id", "template_id") where template_id is not null`);
    this.addSql(`alter table "templates"."hub" add "profile" jsonb null`);
    // What was known stays known; the country and the brand come with the next change of the settings.
    this.addSql(`update "templates"."hub" set "profile" = jsonb_build_object('name', "name", 'locale', "locale", 'timeZone', "time_zone", 'country', 'ES') where "locale" is not null`);
    this.addSql(`alter table "templates"."hub" drop column "name", drop column "locale", drop column "time_zone"`);
    this.addSql(`alter table "templates"."customer" enable row level security`);
    this.addSql(`create policy "hub_wall" on "templates"."customer" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "templates"."template_use" enable row level security`);
    this.addSql(`create policy "hub_wall" on "templates"."template_use" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
