import { Migration } from '@messaging/persistence';

export class Migration015ReasonTexts extends Migration {
  override up(): void {
    this.addSql(`alter table "dispatch"."activity" add "reason_text" jsonb null`);
  }
}
