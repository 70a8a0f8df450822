import { Migration } from '@messaging/persistence';

export class Migration001Initial extends Migration {
  override up(): void {
    this.addSql(`create schema if not exists "webhooks"`);
    this.addSql(`create table "webhooks"."callback" ("id" uuid not null, "hub_id" text not null, "account_id" uuid not null, "provider" text not null, "kind" text not null, "method" text not null, "url" text not null, "headers" jsonb not null, "body" bytea not null, "received_at" timestamptz not null, primary key ("id"))`);
    this.addSql(`create index "callback_account_newest" on "webhooks"."callback" ("account_id", "received_at")`);
    this.addSql(`create table "webhooks"."callback_account" ("account_id" uuid not null, "hub_id" text not null, "provider" text not null, "channel" text not null, "secrets" jsonb not null, primary key ("account_id"))`);
    this.addSql(`create index "callback_account_hub" on "webhooks"."callback_account" ("hub_id")`);
    this.addSql(`create table "webhooks"."callback_fact" ("account_id" uuid not null, "dedupe_key" text not null, "hub_id" text not null, "callback_id" uuid not null, primary key ("account_id", "dedupe_key"))`);
    this.addSql(`create table "webhooks"."due" ("id" bigserial primary key, "hub_id" text not null, "kind" text not null, "dedupe_key" text not null, "subject_key" text not null, "due_at" timestamptz not null, "payload" jsonb not null)`);
    this.addSql(`create index "due_at_id" on "webhooks"."due" ("due_at", "id")`);
    this.addSql(`create index "due_subject" on "webhooks"."due" ("hub_id", "subject_key")`);
    this.addSql(`alter table "webhooks"."due" add constraint "due_dedupe" unique ("hub_id", "dedupe_key")`);
    this.addSql(`create table "webhooks"."erp_event" ("seq" bigserial primary key, "id" uuid not null, "hub_id" text not null, "source" text not null, "source_id" text not null, "type" text not null, "customer_id" text null, "time" timestamptz not null, "received_at" timestamptz not null, "status" text not null, "reason_code" text null, "reason_detail" text null, "headers" jsonb not null, "data" text not null)`);
    this.addSql(`create index "erp_event_newest" on "webhooks"."erp_event" ("hub_id", "seq")`);
    this.addSql(`create index "erp_event_customer" on "webhooks"."erp_event" ("hub_id", "customer_id", "seq")`);
    this.addSql(`create index "erp_event_type" on "webhooks"."erp_event" ("hub_id", "type", "seq")`);
    this.addSql(`create index "erp_event_unhandled" on "webhooks"."erp_event" ("hub_id", "status", "seq") where status <> 'handled'`);
    this.addSql(`alter table "webhooks"."erp_event" add constraint "erp_event_id" unique ("id")`);
    this.addSql(`create table "webhooks"."hub" ("hub_id" text not null, "name" text null, "locale" text null, "revision" bigint not null default '-1', "seen_at" timestamptz not null, primary key ("hub_id"))`);
    this.addSql(`create table "webhooks"."inbox" ("consumer" text not null, "event_id" uuid not null, "at" timestamptz not null default clock_timestamp(), primary key ("consumer", "event_id"))`);
    this.addSql(`create index "inbox_at" on "webhooks"."inbox" ("at")`);
    this.addSql(`create table "webhooks"."log_cursor" ("consumer" text not null, "source" text not null, "topic" text not null, "pos" bigint not null, primary key ("consumer", "source"))`);
    this.addSql(`create table "webhooks"."outbox_head" ("one" boolean not null default true, "pos" bigint not null, primary key ("one"))`);
    this.addSql(`create table "webhooks"."outbox" ("id" bigserial primary key, "pos" bigint null, "event_id" uuid not null, "topic" text not null, "key" text not null, "type" text not null, "source" text not null, "hub_id" text not null, "time" timestamptz not null, "headers" jsonb not null, "payload" jsonb not null, "created_at" timestamptz not null default clock_timestamp())`);
    this.addSql(`create index "outbox_new" on "webhooks"."outbox" ("id") where pos is null`);
    this.addSql(`create index "outbox_topic_pos" on "webhooks"."outbox" ("topic", "pos") where pos is not null`);
    this.addSql(`alter table "webhooks"."outbox" add constraint "outbox_pos" unique ("pos")`);
    this.addSql(`create table "webhooks"."parked_event" ("id" bigserial primary key, "consumer" text not null, "event_id" uuid not null, "hub_id" text not null, "key" text not null, "envelope" jsonb not null, "state" text not null, "attempts" int not null, "next_at" timestamptz not null, "reason_code" text not null, "reason_detail" text not null, "created_at" timestamptz not null default clock_timestamp())`);
    this.addSql(`create index "parked_event_next" on "webhooks"."parked_event" ("next_at") where state = 'retry'`);
    this.addSql(`create index "parked_event_key" on "webhooks"."parked_event" ("consumer", "key", "id")`);
    this.addSql(`alter table "webhooks"."parked_event" add constraint "parked_event_once" unique ("consumer", "event_id")`);
    this.addSql(`alter table "webhooks"."callback" enable row level security`);
    this.addSql(`create policy "hub_wall" on "webhooks"."callback" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "webhooks"."callback_account" enable row level security`);
    this.addSql(`create policy "hub_wall" on "webhooks"."callback_account" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "webhooks"."callback_fact" enable row level security`);
    this.addSql(`create policy "hub_wall" on "webhooks"."callback_fact" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "webhooks"."due" enable row level security`);
    this.addSql(`create policy "hub_wall" on "webhooks"."due" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "webhooks"."erp_event" enable row level security`);
    this.addSql(`create policy "hub_wall" on "webhooks"."erp_event" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "webhooks"."hub" enable row level security`);
    this.addSql(`create policy "hub_wall" on "webhooks"."hub" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "webhooks"."outbox" enable row level security`);
    this.addSql(`create policy "hub_wall" on "webhooks"."outbox" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "webhooks"."parked_event" enable row level security`);
    this.addSql(`create policy "hub_wall" on "webhooks"."parked_event" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
