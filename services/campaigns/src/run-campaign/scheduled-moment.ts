import type { Tx } from '@messaging/persistence';
import type { Campaign } from '../define-campaign/campaign.js';
import { audienceRules } from '../estimate-audience/audience-rules.js';
import { findHub } from '../store/hub.sql.js';
import { instantOfLocalTime, nextInstant } from './local-time.rules.js';
import { zonesOfAudience } from './zones-of-audience.sql.js';

/** When the hub's clock, or the first recipient's, shows the time; nothing for a day that is not in the calendar. */
export async function scheduledMoment(tx: Tx, campaign: Campaign, { schedule: { at, zone }, now }: { schedule: { at: string; zone: 'hub' | 'recipient' }; now: Date }): Promise<Date | undefined> {
  const rules = audienceRules(await findHub(tx, campaign.hubId), { ...campaign, now });
  const hubZone = rules.moment.zone;
  return zone === 'hub' ? instantOfLocalTime(at, hubZone) : nextInstant(at, await zonesOfAudience(tx, campaign.audience, rules), { hubZone, now });
}
