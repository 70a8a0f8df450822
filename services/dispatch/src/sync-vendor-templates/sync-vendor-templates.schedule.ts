import { Loop } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import type { SyncVendorTemplates } from './sync-vendor-templates.handler.js';
import { claimDueHub } from './vendor-templates.sql.js';

const lookEveryMs = 10_000;
/** A hub that is being read is passed over by the other processes for so long. */
const leaseMs = 2 * 60_000;

/** Reads the lists of hubs, one after the other, each in its time and soon after its settings changed. */
export class SyncVendorTemplatesSchedule {
  readonly #loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly templates: SyncVendorTemplates,
    onTrouble: (where: string, error: unknown) => void,
  ) {
    this.#loop = new Loop(() => this.step(), { idleMs: lookEveryMs, onError: (error) => onTrouble('sync vendor templates', error) });
  }

  get lastProgressAt(): number {
    return this.#loop.lastProgressAt;
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  /** One hub; true when there may be another. */
  async step(): Promise<boolean> {
    const due = await this.database.transaction((tx) => claimDueHub(tx, { leaseMs }));
    if (due) await this.templates.sync(due.hubId);
    return due !== undefined;
  }
}
