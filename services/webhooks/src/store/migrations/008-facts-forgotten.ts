import { Migration } from '@messaging/persistence';

/** Facts are forgotten with their callbacks, oldest first. Ids of callbacks are in the order of time: each entry goes to the end. */
export class Migration008FactsForgotten extends Migration {
  override up(): void {
    this.addSql('create index "callback_fact_callback" on "webhooks"."callback_fact" ("callback_id")');
  }
}
