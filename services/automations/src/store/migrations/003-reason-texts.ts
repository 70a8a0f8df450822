import { Migration } from '@messaging/persistence';

export class Migration003ReasonTexts extends Migration {
  override up(): void {
    this.addSql(`alter table "automations"."execution" add "reason_text" jsonb null`);
  }
}
