import { Migration } from '@messaging/persistence';

export class Migration012SharedAccounts extends Migration {
  override up(): void {
    this.addSql(`create table "dispatch"."shared_account" ("channel" text not null, "settings" jsonb not null, "hubs" jsonb null, "updated_at" timestamptz not null default clock_timestamp(), primary key ("channel"))`);
    this.addSql(`create table "dispatch"."shared_secret" ("path" text not null, "sealed" text not null, "hint" text not null, "updated_at" timestamptz not null default clock_timestamp(), primary key ("path"))`);
  }
}
