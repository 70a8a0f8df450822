import { Migration } from '@messaging/persistence';

/**
 * Whom a campaign's messages come from, as of its start. What began before it was known whether on the sandbox says so by
 * its messages. Every hub is announced again at the start, which notes its senders.
 */
export class Migration022SendersKept extends Migration {
  override up(): void {
    this.addSql('alter table "dispatch"."hub" add "senders" jsonb null');
    this.addSql('update "dispatch"."hub" set "announced_kid" = null');
    this.addSql('alter table "dispatch"."campaign_gate" add "sender" jsonb null, add "sender_at" timestamptz null, add "is_sender_gone" boolean not null default false');
    this.addSql('update "dispatch"."campaign_gate" g set "sandbox" = (select m."sandbox" from "dispatch"."message" m where m."hub_id" = g."hub_id" and m."campaign_id" = g."campaign_id" limit 1) where g."sandbox" is null');
  }
}
