import { Migration } from '@messaging/persistence';

/** Outgoing hooks and their deliveries; first answers of requests with an Idempotency-Key. */
export class Migration006Hooks extends Migration {
  override up(): void {
    this.addSql(`create table "webhooks"."hook" ("id" uuid not null, "hub_id" text not null, "url" text not null, "events" jsonb not null, "description" text null, "is_active" boolean not null, "secret" text not null, "secret_hint" text not null, "reason_code" text null, "reason_detail" text null, "failing_since" timestamptz null, "last_success_at" timestamptz null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"))`);
    this.addSql(`create index "hook_newest" on "webhooks"."hook" ("hub_id", "created_at", "id")`);
    this.addSql(`create table "webhooks"."hook_delivery" ("id" uuid not null, "hub_id" text not null, "hook_id" uuid not null, "type" text not null, "customer_id" text null, "body" text not null, "status" text not null default 'pending', "attempts" int not null default 0, "next_at" timestamptz not null, "log" jsonb not null default '[]'::jsonb, "created_at" timestamptz(3) not null, primary key ("id"))`);
    this.addSql(`create index "hook_delivery_due" on "webhooks"."hook_delivery" ("hook_id", "next_at", "id") where status = 'pending'`);
    this.addSql(`create index "hook_delivery_newest" on "webhooks"."hook_delivery" ("hook_id", "created_at", "id")`);
    this.addSql(`create index "hook_delivery_age" on "webhooks"."hook_delivery" ("created_at")`);
    this.addSql(`create index "hook_delivery_customer" on "webhooks"."hook_delivery" ("hub_id", "customer_id") where customer_id is not null`);
    this.addSql(`create table "webhooks"."idempotent_request" ("hub_id" text not null, "route" text not null, "key" text not null, "body_hash" text not null, "answer" jsonb null, "created_at" timestamptz(3) not null, primary key ("hub_id", "route", "key"))`);
    this.addSql(`create index "idempotent_request_age" on "webhooks"."idempotent_request" ("hub_id", "created_at")`);
    for (const table of ['hook', 'hook_delivery', 'idempotent_request']) {
      this.addSql(`alter table "webhooks"."${table}" enable row level security`);
      this.addSql(`create policy "hub_wall" on "webhooks"."${table}" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    }
  }
}
