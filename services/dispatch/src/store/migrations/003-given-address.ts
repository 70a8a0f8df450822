import { Migration } from '@messaging/persistence';

/** Tells an address that the caller chose from one that was read from the customer: only the first is kept by a re-send. */
export class Migration003GivenAddress extends Migration {
  override up(): void {
    this.addSql('alter table "dispatch"."message" add column "to_given" boolean not null default false');
  }
}
