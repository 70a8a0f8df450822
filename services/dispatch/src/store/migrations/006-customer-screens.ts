import { Migration } from '@messaging/persistence';

const tables = ['customer_term', 'whatsapp_window', 'activity', 'automation_name'];

/** Search, diary and WhatsApp windows of customers. */
export class Migration006CustomerScreens extends Migration {
  override up(): void {
    this.addSql(`alter table "dispatch"."customer" add column "search_terms" text[] not null default '{}'`);
    this.addSql(`create index "customer_newest" on "dispatch"."customer" ("hub_id", "created_at", "customer_id") where deleted_at is null`);
    this.addSql(`create table "dispatch"."customer_term" ("hub_id" text not null, "term" text collate "C" not null, "created_at" timestamptz not null, "customer_id" text not null, primary key ("hub_id", "term", "created_at", "customer_id"))`);
    this.addSql(`create table "dispatch"."whatsapp_window" ("hub_id" text not null, "address" text not null, "last_inbound_at" timestamptz not null, "closes_at" timestamptz not null, primary key ("hub_id", "address"))`);
    this.addSql(`create table "dispatch"."activity" ("id" uuid not null, "hub_id" text not null, "customer_id" text not null, "at" timestamptz(3) not null, "kind" text not null, "reason_code" text null, "reason_detail" text null, "data" jsonb not null, primary key ("id"))`);
    this.addSql(`create index "activity_newest" on "dispatch"."activity" ("hub_id", "customer_id", "at", "id")`);
    this.addSql(`create table "dispatch"."automation_name" ("hub_id" text not null, "automation_id" uuid not null, "name" text not null, "told_at" timestamptz not null, primary key ("hub_id", "automation_id"))`);
    for (const table of tables) {
      this.addSql(`alter table "dispatch"."${table}" enable row level security`);
      this.addSql(`create policy "hub_wall" on "dispatch"."${table}" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    }
  }
}
