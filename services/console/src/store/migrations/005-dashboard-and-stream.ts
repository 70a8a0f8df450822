import { Migration } from '@messaging/persistence';

export class Migration005DashboardAndStream extends Migration {
  override up(): void {
    this.addSql(`create table "console"."automation_state" ("automation_id" uuid not null, "hub_id" text not null, "name" text null, "trigger" text null, "is_active" boolean not null default false, "is_deleted" boolean not null default false, "pending" int not null default 0, "at" timestamptz null, primary key ("automation_id"))`);
    this.addSql(`create index "automation_state_hub" on "console"."automation_state" ("hub_id")`);
    this.addSql(`create table "console"."campaign_state" ("campaign_id" uuid not null, "hub_id" text not null, "status" text not null, "data" jsonb not null, "at" timestamptz not null, primary key ("campaign_id"))`);
    this.addSql(`create index "campaign_state_hub" on "console"."campaign_state" ("hub_id", "status")`);
    this.addSql(`create table "console"."message_count" ("hub_id" text not null, "day" text not null, "channel" text not null, "sandbox" boolean not null, "status" text not null, "n" int not null, primary key ("hub_id", "day", "channel", "sandbox", "status"))`);
    this.addSql(`create table "console"."pending_execution" ("execution_id" uuid not null, "hub_id" text not null, "automation_id" uuid not null, primary key ("execution_id"))`);
    this.addSql(`create table "console"."problem" ("id" uuid not null, "hub_id" text not null, "kind" text not null, "data" jsonb not null, "since" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"))`);
    this.addSql(`create index "problem_open" on "console"."problem" ("hub_id", "since") where ended_at is null`);
    this.addSql(`create table "console"."stream_event" ("id" bigserial primary key, "hub_id" text not null, "event" text not null, "data" jsonb not null, "at" timestamptz not null default clock_timestamp())`);
    this.addSql(`create index "stream_event_hub" on "console"."stream_event" ("hub_id", "id")`);
    this.addSql(`create index "stream_event_at" on "console"."stream_event" ("at")`);
    this.addSql(`create table "console"."stream_listener" ("hub_id" text not null, "until" timestamptz not null, "complete_after" bigint not null, primary key ("hub_id"))`);
    this.addSql(`alter table "console"."automation_state" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."automation_state" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "console"."campaign_state" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."campaign_state" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "console"."message_count" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."message_count" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "console"."pending_execution" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."pending_execution" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "console"."problem" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."problem" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "console"."stream_event" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."stream_event" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "console"."stream_listener" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."stream_listener" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
