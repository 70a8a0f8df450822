import { Migration } from '@messaging/persistence';

export class Migration025ImportReasonsInSpanish extends Migration {
  override up(): void {
    this.addSql(`alter table "dispatch"."customer_import_rejection" add "spanish" text null`);
    this.addSql(`alter table "dispatch"."customer_import_warning" add "spanish" text null`);
  }
}
