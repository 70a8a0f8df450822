import { useSession } from '../../session/session.js';
import type { Campaign } from '../campaign-queries.js';
import { senderChangeOf, type SenderChange } from './sender-change.rules.js';

/** What became of a paused campaign's sender, if that is why it was paused. */
export function useSenderChange(campaign: Campaign): SenderChange | undefined {
  const { hub } = useSession();
  return senderChangeOf(campaign, hub.channels[campaign.channel]?.provider);
}
