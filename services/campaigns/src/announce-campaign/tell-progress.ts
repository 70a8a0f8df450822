import { Outbox, type EventingObserver } from '@messaging/eventing';
import { BackgroundLoop, Clock } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { noTotals } from '../define-campaign/campaign.js';
import { findCampaigns, findTotals } from '../store/campaign.sql.js';
import { takeUntold } from '../store/progress.sql.js';
import { progressedEvent } from './campaign-events.rules.js';

/** One event per second for each campaign that progresses: people watch it, and a lost event only delays the display (EVENTING.md section 8). */
const everyMs = 1000;
const lookEveryMs = 250;
const campaignsMax = 100;

/** Announces the progress of campaigns. */
export class TellProgress extends BackgroundLoop {

  constructor(private readonly tools: { database: Database; outbox: Outbox; clock: Clock; observer: EventingObserver }) {
    super({ idleMs: lookEveryMs, onError: (error) => tools.observer.trouble('tell-progress', error) });
  }

  async step(): Promise<boolean> {
    const now = this.tools.clock.now();
    return this.tools.database.transaction(async (tx) => {
      const ids = await takeUntold(tx, { now, before: new Date(now.getTime() - everyMs), limit: campaignsMax });
      if (ids.length === 0) return false;
      const totals = await findTotals(tx, ids);
      await this.tools.outbox.add(tx, (await findCampaigns(tx, ids)).map((campaign) => progressedEvent(campaign, totals.get(campaign.id) ?? noTotals)));
      return ids.length === campaignsMax;
    });
  }
}
