import { Migration } from '@messaging/persistence';

/** Whether a campaign began on the sandbox: it does not go on by another kind of sender. */
export class Migration021SendersOfCampaigns extends Migration {
  override up(): void {
    this.addSql('alter table "dispatch"."campaign_gate" add column "sandbox" boolean null');
  }
}
