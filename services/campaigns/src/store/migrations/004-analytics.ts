import { Migration } from '@messaging/persistence';

export class Migration004Analytics extends Migration {
  override up(): void {
    this.addSql(`create table "campaigns"."campaign_minute" ("campaign_id" uuid not null, "minute" timestamptz(3) not null, "hub_id" text not null, "sent" int not null default 0, "delivered" int not null default 0, "read" int not null default 0, "failed" int not null default 0, primary key ("campaign_id", "minute"))`);
    this.addSql(`create index "campaign_recipient_reason" on "campaigns"."campaign_recipient" ("campaign_id", "reason_code", "customer_id") where reason_code is not null`);
    this.addSql(`alter table "campaigns"."campaign_minute" enable row level security`);
    this.addSql(`create policy "hub_wall" on "campaigns"."campaign_minute" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
