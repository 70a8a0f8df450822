import { Migration } from '@messaging/persistence';

/**
 * Hubs whose country has changed, and how far the numbers of their customers have been read anew. Those that chose a country
 * other than the first one may have customers from before that.
 */
export class Migration029AddressRereading extends Migration {
  override up(): void {
    this.addSql(`create table "dispatch"."address_rereading" ("hub_id" text not null, "since" timestamptz not null default clock_timestamp(), "after" text not null default '', primary key ("hub_id"))`);
    this.addSql('alter table "dispatch"."address_rereading" enable row level security');
    this.addSql(`create policy "hub_wall" on "dispatch"."address_rereading" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`insert into "dispatch"."address_rereading" ("hub_id") select "hub_id" from "dispatch"."hub" where "settings" #>> '{hub,country}' <> 'ES'`);
  }
}
