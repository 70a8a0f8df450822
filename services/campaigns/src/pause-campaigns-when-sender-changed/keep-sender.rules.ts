import type { Channel } from '@messaging/contracts';
import type { Campaign } from '../define-campaign/campaign.js';
import { revised } from '../run-campaign/lifecycle.rules.js';

/** What a hub's settings say of a channel, and since when. */
export interface SaidSender {
  readonly channel: Channel;
  readonly provider: string;
  readonly saidAt: Date;
}

/** What was said before a campaign began, and heard here after, is what it began with. */
export function keepSender(campaign: Campaign, { channel, provider, saidAt }: SaidSender, now: Date): Campaign {
  const { started } = campaign;
  const sandbox = provider === 'sandbox';
  if (!started || campaign.channel !== channel || started.sandbox === sandbox) return campaign;
  return saidAt < started.at ? revised(campaign, { started: { ...started, provider, sandbox } }, now) : campaign;
}
