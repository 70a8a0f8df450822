import { Migration } from '@messaging/persistence';

/** What is told of customers counts its revisions; consent that was taken back is neither yes nor no. */
export class Migration003CustomerState extends Migration {
  override up(): void {
    this.addSql(`alter table "dispatch"."customer" add column "revision" int not null default 0, add column "created_at" timestamptz not null default date_trunc('milliseconds', clock_timestamp()), add column "erased_at" timestamptz null`);
    this.addSql(`alter table "dispatch"."consent" alter column "marketing" drop not null`);
  }
}
