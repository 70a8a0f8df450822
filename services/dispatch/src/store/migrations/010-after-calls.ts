import { Migration } from '@messaging/persistence';

export class Migration010AfterCalls extends Migration {
  override up(): void {
    this.addSql(`create table "dispatch"."address_strike" ("hub_id" text not null, "channel" text not null, "address" text not null, "day" date not null, primary key ("hub_id", "channel", "address", "day"))`);
    this.addSql(`create table "dispatch"."unknown_call" ("attempt_id" uuid not null, "message_id" uuid not null, "hub_id" text not null, "next_at" timestamptz not null, "looks" smallint not null default 0, primary key ("attempt_id"))`);
    this.addSql(`create index "unknown_call_due" on "dispatch"."unknown_call" ("next_at")`);
    this.addSql(`create table "dispatch"."whatsapp_alias" ("hub_id" text not null, "alias" text not null, "address" text not null, primary key ("hub_id", "alias"))`);
    this.addSql(`alter table "dispatch"."suppression" add "ends_at" timestamptz null, add "lasting_code" text null, add "lasting_detail" text null`);
    this.addSql(`create index "suppression_end" on "dispatch"."suppression" ("ends_at") where ends_at is not null`);
    this.addSql(`alter table "dispatch"."address_strike" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."address_strike" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."unknown_call" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."unknown_call" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."whatsapp_alias" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."whatsapp_alias" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
