import { Migration } from '@messaging/persistence';

export class Migration008PausesAndKeys extends Migration {
  override up(): void {
    this.addSql(`create table "dispatch"."encryption_key" ("kid" text not null, "fingerprint" text not null, "seen_at" timestamptz(3) not null default clock_timestamp(), primary key ("kid"))`);
    this.addSql(`create table "dispatch"."sending_pause" ("id" uuid not null, "hub_id" text not null, "scope" text not null, "cause" text not null, "reason_code" text not null, "reason_detail" text not null, "since" timestamptz(3) not null, "ended_at" timestamptz(3) null, "provider" text null, "account_id" uuid null, "sandbox" boolean not null default false, "failures" int not null default 0, "until" timestamptz(3) null, "alerted_at" timestamptz(3) null, "alert_route" text null, primary key ("id"))`);
    this.addSql(`create index "sending_pause_since" on "dispatch"."sending_pause" ("hub_id", "since")`);
    this.addSql(`create unique index "sending_pause_open" on "dispatch"."sending_pause" ("hub_id", "scope", "cause") where ended_at is null`);
    this.addSql(`alter table "dispatch"."hub" add "announced_kid" text null`);
    this.addSql(`alter table "dispatch"."sending_pause" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."sending_pause" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
