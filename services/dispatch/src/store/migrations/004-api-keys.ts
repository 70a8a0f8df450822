import { Migration } from '@messaging/persistence';

export class Migration004ApiKeys extends Migration {
  override up(): void {
    this.addSql(`create table "dispatch"."api_key" ("id" uuid not null, "hub_id" text not null, "name" text not null, "hash" text not null, "permissions" jsonb not null, "hint" text not null, "created_by" text not null, "created_at" timestamptz(3) not null, "last_used_at" timestamptz(3) null, primary key ("id"))`);
    this.addSql(`create index "api_key_list" on "dispatch"."api_key" ("hub_id", "created_at", "id")`);
    this.addSql(`alter table "dispatch"."api_key" add constraint "api_key_hash" unique ("hash")`);
    this.addSql(`create table "dispatch"."idempotent_request" ("hub_id" text not null, "route" text not null, "key" text not null, "body_hash" text not null, "answer" jsonb null, "created_at" timestamptz(3) not null, primary key ("hub_id", "route", "key"))`);
    this.addSql(`create index "idempotent_request_age" on "dispatch"."idempotent_request" ("hub_id", "created_at")`);
    this.addSql(`alter table "dispatch"."api_key" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."api_key" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."idempotent_request" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."idempotent_request" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
