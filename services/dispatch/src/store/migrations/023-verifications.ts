import { Migration } from '@messaging/persistence';

/** What trying a channel's account came to. Who was connected before is known by the messages that left. */
export class Migration023Verifications extends Migration {
  override up(): void {
    this.addSql(`create table "dispatch"."verification" ("hub_id" text not null, "channel" text not null, "account_since" timestamptz null, "at" timestamptz null, "ok" boolean null, "failed_steps" jsonb null, primary key ("hub_id", "channel"))`);
    this.addSql('alter table "dispatch"."verification" enable row level security');
    this.addSql(`create policy "hub_wall" on "dispatch"."verification" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
