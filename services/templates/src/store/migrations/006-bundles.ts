import { Migration } from '@messaging/persistence';

/** Several events of one commit are one row of the outbox, whose payload is not compressed: that took two fifths of writing it. */
export class Migration006Bundles extends Migration {
  override up(): void {
    this.addSql(`alter table "templates"."outbox" add column "events" int not null default 1`);
    this.addSql(`alter table "templates"."outbox" alter column "payload" set storage external`);
  }
}
