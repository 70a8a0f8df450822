import { Migration } from '@messaging/persistence';

/** Why a provider failed a recipient, in the vendor's sentence. */
export class Migration006ReasonTexts extends Migration {
  override up(): void {
    this.addSql(`alter table "campaigns"."campaign_recipient" add column "reason_text" jsonb null`);
  }
}
