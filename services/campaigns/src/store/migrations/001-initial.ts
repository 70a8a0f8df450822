import { Migration } from '@messaging/persistence';

export class Migration001Initial extends Migration {
  override up(): void {
    this.addSql(`create schema if not exists "campaigns"`);
    this.addSql(`create table "campaigns"."due" ("id" bigserial primary key, "hub_id" text not null, "kind" text not null, "dedupe_key" text not null, "subject_key" text not null, "due_at" timestamptz not null, "payload" jsonb not null)`);
    this.addSql(`create index "due_at_id" on "campaigns"."due" ("due_at", "id")`);
    this.addSql(`create index "due_subject" on "campaigns"."due" ("hub_id", "subject_key")`);
    this.addSql(`alter table "campaigns"."due" add constraint "due_dedupe" unique ("hub_id", "dedupe_key")`);
    this.addSql(`create table "campaigns"."hub" ("hub_id" text not null, "created_at" timestamptz(3) not null, "settings_revision" int not null default 0, "settings" jsonb null, primary key ("hub_id"))`);
    this.addSql(`create table "campaigns"."idempotent_request" ("hub_id" text not null, "route" text not null, "key" text not null, "body_hash" text not null, "answer" jsonb null, "created_at" timestamptz(3) not null, primary key ("hub_id", "route", "key"))`);
    this.addSql(`create index "idempotent_request_age" on "campaigns"."idempotent_request" ("hub_id", "created_at")`);
    this.addSql(`create table "campaigns"."inbox" ("consumer" text not null, "event_id" uuid not null, "at" timestamptz not null default clock_timestamp(), primary key ("consumer", "event_id"))`);
    this.addSql(`create index "inbox_at" on "campaigns"."inbox" ("at")`);
    this.addSql(`create table "campaigns"."log_cursor" ("consumer" text not null, "source" text not null, "topic" text not null, "pos" bigint not null, primary key ("consumer", "source"))`);
    this.addSql(`create table "campaigns"."outbox_head" ("one" boolean not null default true, "pos" bigint not null, primary key ("one"))`);
    this.addSql(`create table "campaigns"."outbox" ("id" bigserial primary key, "pos" bigint null, "event_id" uuid not null, "topic" text not null, "key" text not null, "type" text not null, "source" text not null, "hub_id" text not null, "time" timestamptz not null, "headers" jsonb not null, "payload" jsonb not null, "created_at" timestamptz not null default clock_timestamp())`);
    this.addSql(`create index "outbox_new" on "campaigns"."outbox" ("id") where pos is null`);
    this.addSql(`create index "outbox_topic_pos" on "campaigns"."outbox" ("topic", "pos") where pos is not null`);
    this.addSql(`alter table "campaigns"."outbox" add constraint "outbox_pos" unique ("pos")`);
    this.addSql(`create table "campaigns"."parked_event" ("id" bigserial primary key, "consumer" text not null, "event_id" uuid not null, "hub_id" text not null, "key" text not null, "envelope" jsonb not null, "state" text not null, "attempts" int not null, "next_at" timestamptz not null, "reason_code" text not null, "reason_detail" text not null, "created_at" timestamptz not null default clock_timestamp())`);
    this.addSql(`create index "parked_event_next" on "campaigns"."parked_event" ("next_at") where state = 'retry'`);
    this.addSql(`create index "parked_event_key" on "campaigns"."parked_event" ("consumer", "key", "id")`);
    this.addSql(`alter table "campaigns"."parked_event" add constraint "parked_event_once" unique ("consumer", "event_id")`);
    this.addSql(`create table "campaigns"."template_head" ("hub_id" text not null, "template_id" uuid not null, "version" int not null, "channel" text not null, "category" text not null, "is_active" boolean not null, "is_deleted" boolean not null, "event_time" timestamptz(3) not null, primary key ("hub_id", "template_id"))`);
    this.addSql(`create table "campaigns"."template_version" ("hub_id" text not null, "template_id" uuid not null, "version" int not null, "content" jsonb not null, primary key ("hub_id", "template_id", "version"))`);
    this.addSql(`alter table "campaigns"."due" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."due" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."hub" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."hub" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."idempotent_request" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."idempotent_request" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."outbox" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."outbox" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."parked_event" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."parked_event" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."template_head" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."template_head" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."template_version" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."template_version" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
