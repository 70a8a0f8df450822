import { Migration } from '@messaging/persistence';

/** Whether a hub's SMS can be answered: a preview shows the way out that its sender allows. */
export class Migration005SmsSenders extends Migration {
  override up(): void {
    this.addSql(`alter table "templates"."hub" add column "sms_can_be_answered" boolean not null default true`);
  }
}
