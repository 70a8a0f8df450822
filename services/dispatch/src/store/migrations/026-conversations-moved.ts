import { Migration } from '@messaging/persistence';

/** A conversation that was taken to another address keeps its customer, whose record may still have the old one. */
export class Migration026ConversationsMoved extends Migration {
  override up(): void {
    this.addSql(`alter table "dispatch"."conversation" add column "moved" boolean not null default false`);
  }
}
