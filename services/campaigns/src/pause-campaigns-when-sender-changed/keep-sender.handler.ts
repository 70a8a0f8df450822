import { channels, type EnvelopeOf, type GateShut, type settingsChanged } from '@messaging/contracts';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { SaveCampaigns } from '../announce-campaign/save-campaigns.js';
import { decidePause } from '../run-campaign/lifecycle.rules.js';
import { lockCampaign, lockCampaigns, sendingOnChannel } from '../store/campaign.sql.js';
import { hasNewerSettings } from '../store/hub.sql.js';
import { keepSender } from './keep-sender.rules.js';

@Injectable()
export class KeepSenders {
  constructor(
    private readonly campaigns: SaveCampaigns,
    private readonly clock: Clock,
  ) {}

  /** A hub's campaigns that are being sent. Settings that are known not to be the newest, as in a replay, decide nothing. */
  async keep(tx: Tx, { hubId, time, data }: EnvelopeOf<typeof settingsChanged>): Promise<void> {
    if (await hasNewerSettings(tx, hubId, data.revision)) return;
    for (const channel of channels) {
      const provider = data.channels[channel]?.provider;
      if (provider === undefined) continue;
      for (const campaign of await lockCampaigns(tx, await sendingOnChannel(tx, hubId, channel))) {
        if (campaign.status === 'sending') await this.campaigns.save(tx, campaign, keepSender(campaign, { channel, provider, saidAt: time }, this.clock.now()));
      }
    }
  }

  /** Dispatch lets nothing of it leave. Of a campaign that has changed since, dispatch decides anew when it hears of that. */
  async pause(tx: Tx, hubId: string, { campaignId, revision, reason }: GateShut): Promise<void> {
    const campaign = await lockCampaign(tx, hubId, campaignId);
    if (campaign?.status !== 'sending' || campaign.revision > revision) return;
    const paused = decidePause(campaign, this.clock.now(), reason);
    if (paused.ok) await this.campaigns.save(tx, campaign, paused.value);
  }
}
