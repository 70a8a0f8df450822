import { Migration } from '@messaging/persistence';

/** Nobody lists the callbacks of an account; each was written into this index. */
export class Migration007CallbacksUnlisted extends Migration {
  override up(): void {
    this.addSql('drop index webhooks.callback_account_newest');
  }
}
