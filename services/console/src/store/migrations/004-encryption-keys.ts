import { Migration } from '@messaging/persistence';

export class Migration004EncryptionKeys extends Migration {
  override up(): void {
    this.addSql(`create table "console"."encryption_key" ("kid" text not null, "fingerprint" text not null, "seen_at" timestamptz(3) not null default clock_timestamp(), primary key ("kid"))`);
  }
}
