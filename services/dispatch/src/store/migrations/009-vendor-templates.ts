import { Migration } from '@messaging/persistence';

export class Migration009VendorTemplates extends Migration {
  override up(): void {
    this.addSql(`create table "dispatch"."vendor_template" ("hub_id" text not null, "name" text not null, "language" text not null, "status" text not null, "category" text not null, "quality" text null, "reason" text null, "shape" jsonb null, "body" text not null default '', "said_at" timestamptz not null, primary key ("hub_id", "name", "language"))`);
    this.addSql(`create table "dispatch"."vendor_template_sync" ("hub_id" text not null, "revision" int not null, "next_at" timestamptz not null, "synced_at" timestamptz null, "error" text null, primary key ("hub_id"))`);
    this.addSql(`alter table "dispatch"."vendor_template" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."vendor_template" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."vendor_template_sync" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."vendor_template_sync" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
