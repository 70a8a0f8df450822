import { Migration } from '@messaging/persistence';

/** A cancelled campaign goes on through its audience too. */
export class Migration005CancelledAudience extends Migration {
  override up(): void {
    this.addSql(`drop index "campaigns"."campaign_job"`);
    this.addSql(`create index "campaign_job" on "campaigns"."campaign" ("updated_at") where status in ('sending', 'cancelled') and job is not null`);
  }
}
