import type { EventingObserver } from '@messaging/eventing';
import { BackgroundLoop, Clock } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import type { SaveCampaigns } from '../announce-campaign/save-campaigns.js';
import { lockDueCampaign } from '../store/campaign.sql.js';
import type { GatherLifeFacts } from './gather-life-facts.js';
import { decideDue } from './lifecycle.rules.js';

/** A scheduled time is kept to within this. */
const idleMs = 1000;

export interface StartDueTools {
  readonly database: Database;
  readonly clock: Clock;
  readonly observer: EventingObserver;
  readonly campaigns: SaveCampaigns;
  readonly facts: GatherLifeFacts;
}

/** Starts scheduled campaigns on time and only once: the row is locked and changed in one transaction. */
export class StartDueCampaigns extends BackgroundLoop {

  constructor(private readonly tools: StartDueTools) {
    super({ idleMs, onError: (error) => tools.observer.trouble('start-due-campaigns', error) });
  }

  /** Starts the campaign that has been due longest. False if there was none. */
  async step(): Promise<boolean> {
    const { database, clock, facts, campaigns } = this.tools;
    return database.transaction(async (tx) => {
      const campaign = await lockDueCampaign(tx, clock.now());
      if (!campaign) return false;
      await campaigns.save(tx, campaign, decideDue(campaign, await facts.gather(tx, campaign, campaign.schedule?.confirmed)));
      return true;
    });
  }
}
