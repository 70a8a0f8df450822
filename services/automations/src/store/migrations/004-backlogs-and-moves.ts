import { Migration } from '@messaging/persistence';

/** How far an automation has come with those who were there before it was enabled, and with moving what is pending. */
export class Migration004BacklogsAndMoves extends Migration {
  override up(): void {
    this.addSql(`alter table "automations"."automation" add "backlog" jsonb null, add "moved_up_to" uuid null`);
    this.addSql(`create index "automation_backlog" on "automations"."automation" ("id") where backlog is not null`);
    this.addSql(`create index "automation_moving" on "automations"."automation" ("id") where moved_up_to is not null`);
    this.addSql(`create index "execution_waiting" on "automations"."execution" ("automation_id", "id") where status = 'pending' and message_id is null`);
  }
}
