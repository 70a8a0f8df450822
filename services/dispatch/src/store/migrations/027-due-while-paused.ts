import { Migration } from '@messaging/persistence';

/** What waits for a moment of its own keeps it while its campaign is paused. */
export class Migration027DueWhilePaused extends Migration {
  override up(): void {
    this.addSql(`alter table "dispatch"."send_queue" add column "due_at" timestamptz null`);
  }
}
