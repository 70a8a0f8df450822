import type { ChannelBroken } from '@messaging/contracts';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { SaveCampaigns } from '../announce-campaign/save-campaigns.js';
import { decidePause } from '../run-campaign/lifecycle.rules.js';
import { lockCampaigns, sendingOnChannel } from '../store/campaign.sql.js';

@Injectable()
export class PauseCampaigns {
  constructor(
    private readonly campaigns: SaveCampaigns,
    private readonly clock: Clock,
  ) {}

  /** Those that are being sent by the account, with what the provider said; an outage told twice changes nothing. */
  async pause(tx: Tx, hubId: string, { channel, provider, sandbox, reason }: ChannelBroken): Promise<void> {
    const detail = `${provider}: ${reason.detail}`;
    for (const campaign of await lockCampaigns(tx, await sendingOnChannel(tx, hubId, channel))) {
      if (campaign.status !== 'sending' || campaign.started?.sandbox !== sandbox) continue;
      const paused = decidePause(campaign, this.clock.now(), { code: 'CAMPAIGN.CHANNEL_BROKEN', detail });
      if (paused.ok) await this.campaigns.save(tx, campaign, paused.value);
    }
  }
}
