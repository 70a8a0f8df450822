import { Migration } from '@messaging/persistence';

export class Migration003Campaigns extends Migration {
  override up(): void {
    this.addSql(`create table "campaigns"."audience_customer" ("hub_id" text not null, "customer_id" text not null, "revision" bigint not null, "created_at" timestamptz(3) not null, "is_deleted" boolean not null default false, "first_name" text null, "last_name" text null, "email" text null, "phone" text null, "whatsapp" text null, "locale" text null, "time_zone" text null, "country" text null, "loyalty_tier" text null, "birthday" text null, "customer_since_at" timestamptz(3) null, "customer_since_day" text null, "last_visit_at" timestamptz(3) null, "last_visit_day" text null, "total_spent" numeric null, "tags" text[] null, "attributes" jsonb null, "email_consent" boolean null, "email_consent_at" timestamptz(3) null, "email_consent_source" text null, "sms_consent" boolean null, "sms_consent_at" timestamptz(3) null, "sms_consent_source" text null, "whatsapp_consent" boolean null, "whatsapp_consent_at" timestamptz(3) null, "whatsapp_consent_source" text null, "has_email" boolean not null default false, "has_sms" boolean not null default false, "has_whatsapp" boolean not null default false, "email_hash" uuid null, "sms_hash" uuid null, "whatsapp_hash" uuid null, "email_shared" boolean not null default false, "sms_shared" boolean not null default false, "whatsapp_shared" boolean not null default false, primary key ("hub_id", "customer_id"))`);
    this.addSql(`create index "audience_customer_email" on "campaigns"."audience_customer" ("hub_id", "email_hash") where email_hash is not null`);
    this.addSql(`create index "audience_customer_sms" on "campaigns"."audience_customer" ("hub_id", "sms_hash") where sms_hash is not null`);
    this.addSql(`create index "audience_customer_whatsapp" on "campaigns"."audience_customer" ("hub_id", "whatsapp_hash") where whatsapp_hash is not null`);
    this.addSql(`create index "audience_customer_email_shared" on "campaigns"."audience_customer" ("hub_id", "email_hash") where email_shared`);
    this.addSql(`create index "audience_customer_sms_shared" on "campaigns"."audience_customer" ("hub_id", "sms_hash") where sms_shared`);
    this.addSql(`create index "audience_customer_whatsapp_shared" on "campaigns"."audience_customer" ("hub_id", "whatsapp_hash") where whatsapp_shared`);
    this.addSql(`create table "campaigns"."audience_suppression" ("hub_id" text not null, "channel" text not null, "address_hash" uuid not null, "scope" text not null, "at" timestamptz(3) not null, primary key ("hub_id", "channel", "address_hash"))`);
    this.addSql(`create table "campaigns"."campaign" ("id" uuid not null, "hub_id" text not null, "name" text not null, "channel" text not null, "template_id" uuid not null, "variables" jsonb null, "audience" jsonb not null, "purpose" text not null, "purpose_reason" text null, "rate_per_minute" int null, "ramp_up" jsonb null, "expires_at" timestamptz(3) null, "schedule" jsonb null, "scheduled_at" timestamptz(3) null, "status" text not null, "pause_reason_code" text null, "pause_reason_detail" text null, "paused_at" timestamptz(3) null, "revision" int not null, "started" jsonb null, "completed_at" timestamptz(3) null, "job" jsonb null, "chunk" int not null default 0, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"))`);
    this.addSql(`create index "campaign_newest" on "campaigns"."campaign" ("hub_id", "created_at", "id")`);
    this.addSql(`create index "campaign_due" on "campaigns"."campaign" ("scheduled_at") where status = 'scheduled'`);
    this.addSql(`create index "campaign_job" on "campaigns"."campaign" ("updated_at") where status = 'sending' and job is not null`);
    this.addSql(`create index "campaign_active" on "campaigns"."campaign" ("hub_id", "channel") where status in ('sending', 'paused')`);
    this.addSql(`create table "campaigns"."campaign_address" ("campaign_id" uuid not null, "address_hash" uuid not null, "hub_id" text not null, "customer_id" text not null, primary key ("campaign_id", "address_hash"))`);
    this.addSql(`create table "campaigns"."campaign_hour" ("campaign_id" uuid not null, "hour" timestamptz(3) not null, "hub_id" text not null, "sent" int not null default 0, "delivered" int not null default 0, "read" int not null default 0, "failed" int not null default 0, primary key ("campaign_id", "hour"))`);
    this.addSql(`create table "campaigns"."campaign_recipient" ("campaign_id" uuid not null, "customer_id" text not null, "hub_id" text not null, "status" text not null, "reason_code" text null, "reason_detail" text null, "round" smallint not null default 0, "accepted" boolean not null default false, "sandbox" boolean not null default false, "sent_at" timestamptz(3) null, "delivered_at" timestamptz(3) null, "read_at" timestamptz(3) null, "updated_at" timestamptz(3) not null, primary key ("campaign_id", "customer_id"))`);
    this.addSql(`create index "campaign_recipient_status" on "campaigns"."campaign_recipient" ("campaign_id", "status", "customer_id")`);
    this.addSql(`create table "campaigns"."campaign_totals" ("campaign_id" uuid not null, "hub_id" text not null, "queued" int not null default 0, "sent" int not null default 0, "delivered" int not null default 0, "read" int not null default 0, "failed" int not null default 0, "skipped" int not null default 0, "cancelled" int not null default 0, "unknown" int not null default 0, "accepted" int not null default 0, "bounced" int not null default 0, "content_code" text null, "content_streak" int not null default 0, "told_at" timestamptz(3) null, "is_told" boolean not null default true, primary key ("campaign_id"))`);
    this.addSql(`create index "campaign_totals_untold" on "campaigns"."campaign_totals" ("told_at") where not is_told`);
    this.addSql(`create table "campaigns"."customer_fields" ("hub_id" text not null, "customer_id" text not null, "revision" bigint not null, "fields" jsonb not null, primary key ("hub_id", "customer_id"))`);
    this.addSql(`create table "campaigns"."sale" ("hub_id" text not null, "sale_id" text not null, "customer_id" text not null, "at" timestamptz(3) not null, "amount" numeric not null, "currency" text not null, primary key ("hub_id", "sale_id"))`);
    this.addSql(`create index "sale_when" on "campaigns"."sale" ("hub_id", "at")`);
    this.addSql(`alter table "campaigns"."audience_customer" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."audience_customer" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."audience_suppression" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."audience_suppression" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."campaign" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."campaign" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."campaign_address" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."campaign_address" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."campaign_hour" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."campaign_hour" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."campaign_recipient" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."campaign_recipient" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."campaign_totals" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."campaign_totals" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."customer_fields" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."customer_fields" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "campaigns"."sale" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."sale" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
