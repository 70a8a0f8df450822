import { Migration } from '@messaging/persistence';

export class Migration001Initial extends Migration {
  override up(): void {
    this.#tables();
    this.#walls();
  }

  #tables(): void {
    this.addSql(`create schema if not exists "dispatch"`);
    this.addSql(`create table "dispatch"."account" ("id" uuid not null, "hub_id" text not null, "provider" text not null, "channel" text not null, primary key ("id"))`);
    this.addSql(`alter table "dispatch"."account" add constraint "account_once" unique ("hub_id", "provider", "channel")`);
    this.addSql(`create table "dispatch"."attempt" ("id" uuid not null, "message_id" uuid not null, "hub_id" text not null, "number" int not null, "provider" text not null, "account_id" uuid not null, "to_address" text not null, "status" text not null default 'sending', "status_rank" smallint not null default 0, "external_id" text null, "response" text null, "failure_class" text null, "failure_code" text null, "failure_detail" text null, "started_at" timestamptz not null default clock_timestamp(), "finished_at" timestamptz null, primary key ("id"))`);
    this.addSql(`create index "attempt_external" on "dispatch"."attempt" ("account_id", "external_id") where external_id is not null`);
    this.addSql(`alter table "dispatch"."attempt" add constraint "attempt_number" unique ("message_id", "number")`);
    this.addSql(`create table "dispatch"."cancel_tombstone" ("hub_id" text not null, "message_id" uuid not null, "reason_code" text not null, "reason_detail" text not null, "created_at" timestamptz not null default clock_timestamp(), primary key ("hub_id", "message_id"))`);
    this.addSql(`create table "dispatch"."consent" ("hub_id" text not null, "customer_id" text not null, "channel" text not null, "marketing" boolean not null, "at" timestamptz not null, "source" text not null, primary key ("hub_id", "customer_id", "channel"))`);
    this.addSql(`create table "dispatch"."customer_address" ("hub_id" text not null, "customer_id" text not null, "channel" text not null, "key" text not null, primary key ("hub_id", "customer_id", "channel"))`);
    this.addSql(`create index "customer_address_key" on "dispatch"."customer_address" ("hub_id", "channel", "key")`);
    this.addSql(`create table "dispatch"."customer" ("hub_id" text not null, "customer_id" text not null, "fields" jsonb not null, "field_times" jsonb not null, "last_event_id" uuid not null, "last_event_time" timestamptz not null, "deleted_at" timestamptz null, "updated_at" timestamptz not null default clock_timestamp(), primary key ("hub_id", "customer_id"))`);
    this.addSql(`create table "dispatch"."decision" ("id" bigserial primary key, "hub_id" text not null, "message_id" uuid not null, "at" timestamptz not null default clock_timestamp(), "code" text not null, "detail" text not null, "data" jsonb null)`);
    this.addSql(`create index "decision_message" on "dispatch"."decision" ("message_id", "id")`);
    this.addSql(`create table "dispatch"."due" ("id" bigserial primary key, "hub_id" text not null, "kind" text not null, "dedupe_key" text not null, "subject_key" text not null, "due_at" timestamptz not null, "payload" jsonb not null)`);
    this.addSql(`create index "due_at_id" on "dispatch"."due" ("due_at", "id")`);
    this.addSql(`create index "due_subject" on "dispatch"."due" ("hub_id", "subject_key")`);
    this.addSql(`alter table "dispatch"."due" add constraint "due_dedupe" unique ("hub_id", "dedupe_key")`);
    this.addSql(`create table "dispatch"."hub" ("hub_id" text not null, "settings" jsonb not null, "revision" int not null default 1, "created_at" timestamptz not null default clock_timestamp(), primary key ("hub_id"))`);
    this.addSql(`create table "dispatch"."inbox" ("consumer" text not null, "event_id" uuid not null, "at" timestamptz not null default clock_timestamp(), primary key ("consumer", "event_id"))`);
    this.addSql(`create index "inbox_at" on "dispatch"."inbox" ("at")`);
    this.addSql(`create table "dispatch"."lane_turn" ("channel" text not null, "lane" text not null, "hub_id" text not null, "next_at" timestamptz not null, "turn_at" timestamptz not null default clock_timestamp(), primary key ("channel", "lane", "hub_id"))`);
    this.addSql(`create index "lane_turn_order" on "dispatch"."lane_turn" ("channel", "lane", "turn_at")`);
    this.addSql(`create table "dispatch"."log_cursor" ("consumer" text not null, "source" text not null, "topic" text not null, "pos" bigint not null, primary key ("consumer", "source"))`);
    this.addSql(`create table "dispatch"."message" ("id" uuid not null, "hub_id" text not null, "idem" text not null, "request_hash" text null, "direction" text not null default 'outbound', "sandbox" boolean not null default false, "channel" text not null, "lane" text not null, "category" text not null, "purpose" text not null, "to_address" text null, "to_given" boolean not null default false, "from_address" text null, "customer_id" text null, "template_id" uuid null, "template_version" int null, "subject" text null, "body" text null, "variables" jsonb null, "event_data" jsonb null, "carried_customer" jsonb null, "rests_on_event_id" uuid null, "rests_on_event_time" timestamptz null, "render_context" jsonb null, "status" text not null default 'queued', "status_rank" smallint not null default 0, "phase" text not null default 'queued', "next_at" timestamptz not null, "lease_owner" uuid null, "lease_until" timestamptz null, "attempts" int not null default 0, "retries" int not null default 0, "unknown_since" timestamptz null, "reason_code" text null, "reason_detail" text null, "provider" text null, "account_id" uuid null, "external_id" text null, "segments" smallint null, "campaign_id" uuid null, "automation_id" uuid null, "execution_id" uuid null, "resend_of" uuid null, "metadata" jsonb null, "traceparent" text null, "send_at" timestamptz null, "expires_at" timestamptz null, "created_at" timestamptz not null default date_trunc('milliseconds', clock_timestamp()), "sent_at" timestamptz null, "delivered_at" timestamptz null, "read_at" timestamptz null, "failed_at" timestamptz null, primary key ("id"))`);
    this.addSql(`create index "message_claim" on "dispatch"."message" ("channel", "lane", "hub_id", "next_at", "id") where phase = 'queued'`);
    this.addSql(`create index "message_lease" on "dispatch"."message" ("lease_until") where phase in ('claimed', 'sending')`);
    this.addSql(`create index "message_unknown" on "dispatch"."message" ("unknown_since") where status = 'unknown' and phase = 'settled'`);
    this.addSql(`create index "message_list" on "dispatch"."message" ("hub_id", "created_at", "id")`);
    this.addSql(`create index "message_customer" on "dispatch"."message" ("hub_id", "customer_id", "created_at", "id") where customer_id is not null`);
    this.addSql(`create index "message_external" on "dispatch"."message" ("hub_id", "external_id") where external_id is not null`);
    this.addSql(`create index "message_address" on "dispatch"."message" ("hub_id", "to_address") where to_address is not null`);
    this.addSql(`create table "dispatch"."outbox_head" ("one" boolean not null default true, "pos" bigint not null, primary key ("one"))`);
    this.addSql(`create table "dispatch"."outbox" ("id" bigserial primary key, "pos" bigint null, "event_id" uuid not null, "topic" text not null, "key" text not null, "type" text not null, "source" text not null, "hub_id" text not null, "time" timestamptz not null, "headers" jsonb not null, "payload" jsonb not null, "created_at" timestamptz not null default clock_timestamp())`);
    this.addSql(`create index "outbox_new" on "dispatch"."outbox" ("id") where pos is null`);
    this.addSql(`create index "outbox_topic_pos" on "dispatch"."outbox" ("topic", "pos") where pos is not null`);
    this.addSql(`alter table "dispatch"."outbox" add constraint "outbox_pos" unique ("pos")`);
    this.addSql(`create table "dispatch"."parked_event" ("id" bigserial primary key, "consumer" text not null, "event_id" uuid not null, "hub_id" text not null, "key" text not null, "envelope" jsonb not null, "state" text not null, "attempts" int not null, "next_at" timestamptz not null, "reason_code" text not null, "reason_detail" text not null, "created_at" timestamptz not null default clock_timestamp())`);
    this.addSql(`create index "parked_event_next" on "dispatch"."parked_event" ("next_at") where state = 'retry'`);
    this.addSql(`create index "parked_event_key" on "dispatch"."parked_event" ("consumer", "key", "id")`);
    this.addSql(`alter table "dispatch"."parked_event" add constraint "parked_event_once" unique ("consumer", "event_id")`);
    this.addSql(`create table "dispatch"."receipt" ("id" uuid not null, "hub_id" text not null, "account_id" uuid not null, "provider" text not null, "dedupe_key" text not null, "attempt_id" uuid null, "external_id" text null, "message_id" uuid null, "status" text not null, "provider_status" text not null, "at" timestamptz not null, "received_at" timestamptz not null default clock_timestamp(), "failure" jsonb null, "raw" text not null, "matched" boolean not null default false, primary key ("id"))`);
    this.addSql(`create index "receipt_unmatched" on "dispatch"."receipt" ("received_at") where not matched`);
    this.addSql(`create index "receipt_message" on "dispatch"."receipt" ("message_id") where message_id is not null`);
    this.addSql(`alter table "dispatch"."receipt" add constraint "receipt_once" unique ("account_id", "dedupe_key")`);
    this.addSql(`create table "dispatch"."secret" ("hub_id" text not null, "path" text not null, "sealed" text not null, "hint" text not null, "updated_at" timestamptz not null default clock_timestamp(), primary key ("hub_id", "path"))`);
    this.addSql(`create table "dispatch"."suppression" ("hub_id" text not null, "channel" text not null, "address" text not null, "scope" text not null, "reason_code" text not null, "reason_detail" text not null, "created_at" timestamptz not null default clock_timestamp(), primary key ("hub_id", "channel", "address"))`);
    this.addSql(`create table "dispatch"."template_head" ("hub_id" text not null, "template_id" uuid not null, "version" int not null, "is_active" boolean not null, "is_deleted" boolean not null, "head_at" timestamptz not null, primary key ("hub_id", "template_id"))`);
    this.addSql(`create table "dispatch"."template_version" ("hub_id" text not null, "template_id" uuid not null, "version" int not null, "content" jsonb not null, primary key ("hub_id", "template_id", "version"))`);
  }

  /** Row level security: the second wall between hubs. */
  #walls(): void {
    this.addSql(`alter table "dispatch"."account" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."account" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."attempt" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."attempt" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."cancel_tombstone" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."cancel_tombstone" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."consent" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."consent" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."customer_address" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."customer_address" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."customer" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."customer" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."decision" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."decision" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."due" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."due" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."hub" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."hub" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."lane_turn" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."lane_turn" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."message" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."message" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."outbox" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."outbox" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."parked_event" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."parked_event" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."receipt" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."receipt" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."secret" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."secret" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."suppression" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."suppression" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."template_head" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."template_head" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."template_version" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."template_version" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
