import { Migration } from '@messaging/persistence';

/**
 * Rows of the ledger are updated two to three times soon after they are written: room on the page keeps updates there,
 * and an eager vacuum keeps the queue's index short (EVENTING.md section 7: dead rows are the real risk).
 */
export class Migration002Storage extends Migration {
  override up(): void {
    this.addSql('alter table dispatch.message set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0)');
    this.addSql('alter table dispatch.attempt set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02)');
    this.addSql('alter table dispatch.outbox set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0)');
    this.addSql('alter table dispatch.lane_turn set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0)');
  }
}
