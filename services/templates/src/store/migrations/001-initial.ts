import { Migration } from '@messaging/persistence';

export class Migration001Initial extends Migration {
  override up(): void {
    this.addSql(`create schema if not exists "templates"`);
    this.addSql(`create table "templates"."due" ("id" bigserial primary key, "hub_id" text not null, "kind" text not null, "dedupe_key" text not null, "subject_key" text not null, "due_at" timestamptz not null, "payload" jsonb not null)`);
    this.addSql(`create index "due_at_id" on "templates"."due" ("due_at", "id")`);
    this.addSql(`create index "due_subject" on "templates"."due" ("hub_id", "subject_key")`);
    this.addSql(`alter table "templates"."due" add constraint "due_dedupe" unique ("hub_id", "dedupe_key")`);
    this.addSql(`create table "templates"."hub" ("hub_id" text not null, "name" text null, "locale" text null, "time_zone" text null, "revision" bigint not null default '-1', "seen_at" timestamptz not null, primary key ("hub_id"))`);
    this.addSql(`create table "templates"."idempotent_request" ("hub_id" text not null, "route" text not null, "key" text not null, "body_hash" text not null, "answer" jsonb null, "created_at" timestamptz(3) not null, primary key ("hub_id", "route", "key"))`);
    this.addSql(`create index "idempotent_request_age" on "templates"."idempotent_request" ("hub_id", "created_at")`);
    this.addSql(`create table "templates"."inbox" ("consumer" text not null, "event_id" uuid not null, "at" timestamptz not null default clock_timestamp(), primary key ("consumer", "event_id"))`);
    this.addSql(`create index "inbox_at" on "templates"."inbox" ("at")`);
    this.addSql(`create table "templates"."log_cursor" ("consumer" text not null, "source" text not null, "topic" text not null, "pos" bigint not null, primary key ("consumer", "source"))`);
    this.addSql(`create table "templates"."outbox_head" ("one" boolean not null default true, "pos" bigint not null, primary key ("one"))`);
    this.addSql(`create table "templates"."outbox" ("id" bigserial primary key, "pos" bigint null, "event_id" uuid not null, "topic" text not null, "key" text not null, "type" text not null, "source" text not null, "hub_id" text not null, "time" timestamptz not null, "headers" jsonb not null, "payload" jsonb not null, "created_at" timestamptz not null default clock_timestamp())`);
    this.addSql(`create index "outbox_new" on "templates"."outbox" ("id") where pos is null`);
    this.addSql(`create index "outbox_topic_pos" on "templates"."outbox" ("topic", "pos") where pos is not null`);
    this.addSql(`alter table "templates"."outbox" add constraint "outbox_pos" unique ("pos")`);
    this.addSql(`create table "templates"."parked_event" ("id" bigserial primary key, "consumer" text not null, "event_id" uuid not null, "hub_id" text not null, "key" text not null, "envelope" jsonb not null, "state" text not null, "attempts" int not null, "next_at" timestamptz not null, "reason_code" text not null, "reason_detail" text not null, "created_at" timestamptz not null default clock_timestamp())`);
    this.addSql(`create index "parked_event_next" on "templates"."parked_event" ("next_at") where state = 'retry'`);
    this.addSql(`create index "parked_event_key" on "templates"."parked_event" ("consumer", "key", "id")`);
    this.addSql(`alter table "templates"."parked_event" add constraint "parked_event_once" unique ("consumer", "event_id")`);
    this.addSql(`create table "templates"."template" ("id" uuid not null, "hub_id" text not null, "name" text not null, "channel" text not null, "category" text not null, "version" int not null, "is_active" boolean not null, "is_system" boolean not null, "is_deleted" boolean not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, primary key ("id"))`);
    this.addSql(`create index "template_newest" on "templates"."template" ("hub_id", "created_at", "id") where not is_deleted`);
    this.addSql(`create table "templates"."template_version" ("template_id" uuid not null, "version" int not null, "hub_id" text not null, "content" jsonb not null, "variables" jsonb not null, "created_at" timestamptz not null, primary key ("template_id", "version"))`);
    this.addSql(`alter table "templates"."due" enable row level security`);
    this.addSql(`create policy "hub_wall" on "templates"."due" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "templates"."hub" enable row level security`);
    this.addSql(`create policy "hub_wall" on "templates"."hub" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "templates"."idempotent_request" enable row level security`);
    this.addSql(`create policy "hub_wall" on "templates"."idempotent_request" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "templates"."outbox" enable row level security`);
    this.addSql(`create policy "hub_wall" on "templates"."outbox" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "templates"."parked_event" enable row level security`);
    this.addSql(`create policy "hub_wall" on "templates"."parked_event" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "templates"."template" enable row level security`);
    this.addSql(`create policy "hub_wall" on "templates"."template" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "templates"."template_version" enable row level security`);
    this.addSql(`create policy "hub_wall" on "templates"."template_version" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
