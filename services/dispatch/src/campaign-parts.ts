import type { ServiceParts } from '@messaging/service-kit';
import type { Provider } from '@nestjs/common';
import { GateCampaigns } from './gate-campaign/gate-campaigns.handler.js';
import { EndCampaigns } from './release-campaign/end-campaigns.js';
import { ReleaseCampaigns } from './release-campaign/release-campaigns.js';
import { SendTurns } from './send-message/send-turns.js';
import { SettingsReader } from './settings/settings-reader.js';

/** The gates of campaigns, and what lets their recipients into the queue. */
export function campaignProviders(parts: ServiceParts): Provider[] {
  return [
    GateCampaigns, EndCampaigns,
    {
      provide: ReleaseCampaigns,
      inject: [SettingsReader, SendTurns, EndCampaigns, GateCampaigns],
      useFactory: (settings: SettingsReader, turns: SendTurns, ends: EndCampaigns, gates: GateCampaigns) => {
        const releases = new ReleaseCampaigns({ ...parts, settings, turns, ends });
        gates.onMoved(() => releases.wake());
        parts.background.add('release-campaigns', releases);
        return releases;
      },
    },
  ];
}
