import type { Channel } from '@messaging/contracts';
import type { Campaign } from '../define-campaign/campaign.js';
import { decidePause, revised } from '../run-campaign/lifecycle.rules.js';

/** What a hub's settings say of a channel, and since when. */
export interface SaidSender {
  readonly channel: Channel;
  readonly provider: string;
  readonly saidAt: Date;
}

/**
 * A campaign that began on the sandbox does not go on by a provider, nor the other way round: it pauses and says why. What
 * was said before it began, and heard here after, is what it began with.
 */
export function keepSender(campaign: Campaign, { channel, provider, saidAt }: SaidSender, now: Date): Campaign {
  const { started } = campaign;
  const sandbox = provider === 'sandbox';
  if (!started || campaign.channel !== channel || started.sandbox === sandbox) return campaign;
  if (saidAt < started.at) return revised(campaign, { started: { ...started, provider, sandbox } }, now);
  const detail = sandbox ? `${channel} is on the sandbox now; it was sent by ${started.provider}.` : `${channel} is sent by ${provider} now; the campaign began on the sandbox.`;
  const paused = decidePause(campaign, now, { code: 'CAMPAIGN.SENDER_CHANGED', detail });
  return paused.ok ? paused.value : campaign;
}
