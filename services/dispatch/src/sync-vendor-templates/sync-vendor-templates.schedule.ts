import { BackgroundLoop } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import type { SyncVendorTemplates } from './sync-vendor-templates.handler.js';
import { claimDueHub } from './vendor-templates.sql.js';

const lookEveryMs = 10_000;
/** A hub that is being read is passed over by the other processes for so long. */
const leaseMs = 2 * 60_000;

/** Reads the lists of hubs, one after the other, each in its time and soon after its settings changed. */
export class SyncVendorTemplatesSchedule extends BackgroundLoop {

  constructor(
    private readonly database: Database,
    private readonly templates: SyncVendorTemplates,
    onTrouble: (where: string, error: unknown) => void,
  ) {
    super({ idleMs: lookEveryMs, onError: (error) => onTrouble('sync vendor templates', error) });
  }

  /** One hub; true when there may be another. */
  async step(): Promise<boolean> {
    const due = await this.database.transaction((tx) => claimDueHub(tx, { leaseMs }));
    if (due) await this.templates.sync(due.hubId);
    return due !== undefined;
  }
}
