import type { Channel } from '@messaging/contracts';
import type { Campaign } from '../define-campaign/campaign.js';
import { revised } from '../run-campaign/lifecycle.rules.js';

/** What a hub's settings say about a channel, and since when. */
export interface SaidSender {
  readonly channel: Channel;
  readonly provider: string;
  readonly saidAt: Date;
}

/** Settings published before a campaign started, even if heard here later, are those it started with. */
export function keepSender(campaign: Campaign, { channel, provider, saidAt }: SaidSender, now: Date): Campaign {
  const { started } = campaign;
  const sandbox = provider === 'sandbox';
  if (!started || campaign.channel !== channel || started.sandbox === sandbox) return campaign;
  return saidAt < started.at ? revised(campaign, { started: { ...started, provider, sandbox } }, now) : campaign;
}
