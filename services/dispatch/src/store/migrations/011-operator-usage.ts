import { Migration } from '@messaging/persistence';

export class Migration011OperatorUsage extends Migration {
  override up(): void {
    this.addSql(`create index "attempt_started" on "dispatch"."attempt" using brin ("started_at")`);
  }
}
