import type { EventingObserver } from '@messaging/eventing';
import { BackgroundLoop, Clock } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { counter } from '@messaging/service-kit';
import { noTotals, type Totals } from '../define-campaign/campaign.js';
import { addToTotals, findTotals, lockCampaigns } from '../store/campaign.sql.js';
import { forgetSales } from '../store/sale.sql.js';
import { driftOf } from './recount.rules.js';
import { countRecipients, recountable } from './recount.sql.js';

/** At the start, which may follow a crash, and every hour. */
const everyMs = 3_600_000;
const idleMs = 5000;
/** Campaigns that changed within two intervals are recounted. */
const lookBackMs = 2 * everyMs;
/** Revenue is counted up to 90 days after delivery; a campaign lives for months at most. */
const salesKeptMs = 400 * 24 * 3_600_000;
const salesMax = 10_000;

export interface RecountTools {
  readonly database: Database;
  readonly clock: Clock;
  readonly observer: EventingObserver;
}

/**
 * Compares totals with the recipients they summarise. Both change in one transaction, so a difference is a defect: it is
 * corrected, logged, and counted in `counter_drift_total`, on which operations should alert.
 */
export class RecountCampaigns extends BackgroundLoop {
  readonly #drift = counter({ name: 'counter_drift_total', help: 'Recipients by which the totals of campaigns were off when they were counted again; anything but 0 is a defect' });
  #nextAt = 0;

  constructor(private readonly tools: RecountTools) {
    super({ idleMs, onError: (error) => tools.observer.trouble('recount-campaigns', error) });
  }

  async step(): Promise<boolean> {
    const now = this.tools.clock.now();
    if (now.getTime() < this.#nextAt) return false;
    await this.recount();
    this.#nextAt = now.getTime() + everyMs;
    return this.tools.database.transaction(async (tx) => (await forgetSales(tx, new Date(now.getTime() - salesKeptMs), salesMax)) === salesMax);
  }

  /** Recounts every campaign that changed lately, one transaction each; returns by how many recipients totals were off. */
  async recount(): Promise<number> {
    const { database, clock } = this.tools;
    let off = 0;
    for (const id of await recountable(database, new Date(clock.now().getTime() - lookBackMs))) off += await this.#recount(id);
    return off;
  }

  async #recount(id: string): Promise<number> {
    return this.tools.database.transaction(async (tx) => {
      const [campaign] = await lockCampaigns(tx, [id]);
      if (!campaign) return 0;
      const drift = driftOf((await findTotals(tx, [id])).get(id) ?? noTotals, await countRecipients(tx, id));
      const off = sizeOf(drift);
      if (off === 0) return 0;
      await addToTotals(tx, campaign, drift);
      this.#drift.inc(off);
      this.tools.observer.trouble('recount-campaigns', new Error(`the totals of campaign ${id} were off by ${JSON.stringify(drift)}`));
      return off;
    });
  }
}

const sizeOf = (drift: Partial<Record<keyof Totals, number>>): number => Object.values(drift).reduce((sum, by) => sum + Math.abs(by), 0);
