import type { FilterMoment } from '@messaging/audience';
import type { CampaignPurpose, Channel, SettingsChanged } from '@messaging/contracts';
import type { Hub } from '../store/hub.sql.js';

/** What decides, apart from the customers themselves, who can be sent to. */
export interface AudienceRules {
  readonly hubId: string;
  readonly channel: Channel;
  readonly isEnabled: boolean;
  readonly isMarketing: boolean;
  /** Having bought before and not refused is enough (`policy.marketingConsent: existingCustomers`). */
  readonly takesExistingCustomers: boolean;
  readonly moment: FilterMoment;
}

/** The rules of a hub for a channel and a purpose, at a given moment. Unknown settings are those of a new hub. */
export function audienceRules(hub: Pick<Hub, 'hubId' | 'settings'>, { channel, purpose, now }: { channel: Channel; purpose: CampaignPurpose; now: Date }): AudienceRules {
  const { hubId, settings } = hub;
  return {
    hubId, channel, isEnabled: settings?.channels[channel]?.enabled ?? true, isMarketing: purpose === 'marketing',
    takesExistingCustomers: settings?.policy.marketingConsent === 'existingCustomers', moment: { now, zone: zoneOf(settings) },
  };
}

/** The hub's zone. */
export const zoneOf = (settings: SettingsChanged | undefined): string => settings?.hub.timeZone ?? 'UTC';

/** A new hub has every channel on its sandbox. */
export const providerOf = (settings: SettingsChanged | undefined, channel: Channel): string => settings?.channels[channel]?.provider ?? 'sandbox';

/** The number of reachable recipients from which on somebody must confirm it (API.md section 3, Settings). */
export const confirmAboveOf = (settings: SettingsChanged | undefined): number => settings?.policy.confirmAbove ?? 1000;
