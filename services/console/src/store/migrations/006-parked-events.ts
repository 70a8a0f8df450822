import { Migration } from '@messaging/persistence';

export class Migration006ParkedEvents extends Migration {
  override up(): void {
    this.addSql(`create table "console"."parked_erp_event" ("event_id" uuid not null, "consumer" text not null, "hub_id" text not null, "type" text not null, "reason_code" text not null, "reason_detail" text not null, "parked_at" timestamptz(3) not null, primary key ("event_id", "consumer"))`);
    this.addSql(`create index "parked_erp_event_hub" on "console"."parked_erp_event" ("hub_id", "parked_at")`);
    this.addSql(`alter table "console"."parked_erp_event" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."parked_erp_event" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
