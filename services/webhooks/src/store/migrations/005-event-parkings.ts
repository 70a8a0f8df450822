import { Migration } from '@messaging/persistence';

/** What other services parked of the ERP's events. */
export class Migration005EventParkings extends Migration {
  override up(): void {
    this.addSql(`create table "webhooks"."erp_event_parking" ("event_id" uuid not null, "consumer" text not null, "hub_id" text not null, "state" text not null, "reason_code" text not null, "reason_detail" text not null, "parked_at" timestamptz not null, primary key ("event_id", "consumer"))`);
    this.addSql(`alter table "webhooks"."erp_event_parking" enable row level security`);
    this.addSql(`create policy "hub_wall" on "webhooks"."erp_event_parking" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
