import { Migration } from '@messaging/persistence';

/** The id of a receipt is derived from its account and dedupe key: the primary key keeps them apart, and a second index of the same was the dearest of four. */
export class Migration017OneKeyAReceipt extends Migration {
  override up(): void {
    this.addSql('alter table dispatch.receipt drop constraint receipt_once');
  }
}
