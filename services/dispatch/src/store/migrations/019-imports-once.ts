import { Migration } from '@messaging/persistence';

/** An import that is asked for twice is one, and one that cannot go on stands aside. */
export class Migration019ImportsOnce extends Migration {
  override up(): void {
    this.addSql('alter table dispatch.customer_import add failures int not null default 0, add idempotency_key text null, add body_hash text null, add answer jsonb null');
    this.addSql('alter table dispatch.customer_import add constraint customer_import_once unique (hub_id, idempotency_key)');
  }
}
