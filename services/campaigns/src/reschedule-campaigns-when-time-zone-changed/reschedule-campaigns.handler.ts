import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { SaveCampaigns } from '../announce-campaign/save-campaigns.js';
import { decideMove } from '../run-campaign/lifecycle.rules.js';
import { scheduledMoment } from '../run-campaign/scheduled-moment.js';
import { lockScheduled } from '../store/campaign.sql.js';

/** A campaign is scheduled for a local time: when the hub's clock changes, it waits for that time by the new one. */
@Injectable()
export class RescheduleCampaigns {
  constructor(
    private readonly campaigns: SaveCampaigns,
    private readonly clock: Clock,
  ) {}

  /** In the transaction that knows the hub's new time zone. */
  async reschedule(tx: Tx, hubId: string): Promise<void> {
    const now = this.clock.now();
    for (const campaign of await lockScheduled(tx, hubId)) {
      const at = campaign.schedule && (await scheduledMoment(tx, campaign, { schedule: campaign.schedule, now }));
      if (at) await this.campaigns.save(tx, campaign, decideMove(campaign, at, now));
    }
  }
}
