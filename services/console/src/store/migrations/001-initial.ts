import { Migration } from '@messaging/persistence';

export class Migration001Initial extends Migration {
  override up(): void {
    this.addSql(`create schema if not exists "console"`);
    this.addSql(`create table "console"."due" ("id" bigserial primary key, "hub_id" text not null, "kind" text not null, "dedupe_key" text not null, "subject_key" text not null, "due_at" timestamptz not null, "payload" jsonb not null)`);
    this.addSql(`create index "due_at_id" on "console"."due" ("due_at", "id")`);
    this.addSql(`create index "due_subject" on "console"."due" ("hub_id", "subject_key")`);
    this.addSql(`alter table "console"."due" add constraint "due_dedupe" unique ("hub_id", "dedupe_key")`);
    this.addSql(`create table "console"."inbox" ("consumer" text not null, "event_id" uuid not null, "at" timestamptz not null default clock_timestamp(), primary key ("consumer", "event_id"))`);
    this.addSql(`create index "inbox_at" on "console"."inbox" ("at")`);
    this.addSql(`create table "console"."log_cursor" ("consumer" text not null, "source" text not null, "topic" text not null, "pos" bigint not null, primary key ("consumer", "source"))`);
    this.addSql(`create table "console"."outbox_head" ("one" boolean not null default true, "pos" bigint not null, primary key ("one"))`);
    this.addSql(`create table "console"."outbox" ("id" bigserial primary key, "pos" bigint null, "event_id" uuid not null, "topic" text not null, "key" text not null, "type" text not null, "source" text not null, "hub_id" text not null, "time" timestamptz not null, "headers" jsonb not null, "payload" jsonb not null, "created_at" timestamptz not null default clock_timestamp())`);
    this.addSql(`create index "outbox_new" on "console"."outbox" ("id") where pos is null`);
    this.addSql(`create index "outbox_topic_pos" on "console"."outbox" ("topic", "pos") where pos is not null`);
    this.addSql(`alter table "console"."outbox" add constraint "outbox_pos" unique ("pos")`);
    this.addSql(`create table "console"."parked_event" ("id" bigserial primary key, "consumer" text not null, "event_id" uuid not null, "hub_id" text not null, "key" text not null, "envelope" jsonb not null, "state" text not null, "attempts" int not null, "next_at" timestamptz not null, "reason_code" text not null, "reason_detail" text not null, "created_at" timestamptz not null default clock_timestamp())`);
    this.addSql(`create index "parked_event_next" on "console"."parked_event" ("next_at") where state = 'retry'`);
    this.addSql(`create index "parked_event_key" on "console"."parked_event" ("consumer", "key", "id")`);
    this.addSql(`alter table "console"."parked_event" add constraint "parked_event_once" unique ("consumer", "event_id")`);
    this.addSql(`create table "console"."session" ("token_hash" bytea not null, "hub_id" text not null, "user_id" uuid not null, "created_at" timestamptz not null, "expires_at" timestamptz not null, primary key ("token_hash"))`);
    this.addSql(`create index "session_expires" on "console"."session" ("expires_at")`);
    this.addSql(`create table "console"."sign_in_token" ("token_hash" bytea not null, "hub_id" text not null, "user_id" uuid not null, "created_at" timestamptz not null, "expires_at" timestamptz not null, "used_at" timestamptz null, primary key ("token_hash"))`);
    this.addSql(`create table "console"."staff_user" ("id" uuid not null, "hub_id" text not null, "name" text not null, "role" text not null, "created_at" timestamptz not null, primary key ("id"))`);
    this.addSql(`alter table "console"."staff_user" add constraint "staff_user_owner" unique ("hub_id", "role")`);
    this.addSql(`alter table "console"."due" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."due" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "console"."outbox" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."outbox" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "console"."parked_event" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."parked_event" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "console"."session" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."session" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "console"."sign_in_token" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."sign_in_token" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "console"."staff_user" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."staff_user" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
