import { Migration } from '@messaging/persistence';

export class Migration003CallbackAccounts extends Migration {
  override up(): void {
    this.addSql(`alter table "callback_account" add "previous_secrets" jsonb not null default '{}'::jsonb, add "identity" jsonb not null default '{}'::jsonb`);
  }
}
