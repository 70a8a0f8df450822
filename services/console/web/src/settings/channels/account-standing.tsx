import type { Channel } from '../../session/session.js';
import { AccountStateLine } from './account-state.js';
import { accountState, type KnownAccount } from './account-state.rules.js';
import { ChannelStopped } from './channel-stopped.js';
import { useChannelStopped } from './use-channel-stopped.js';

/** How a saved account stands: what stopped its channel, and what a try of it came to; of one that stopped, nothing is said that was never tried. */
export function AccountStanding({ channel, account }: { readonly channel: Channel; readonly account: KnownAccount }) {
  const problem = useChannelStopped(channel);
  const isUntried = ['untried', 'sent'].includes(accountState(account));
  return (
    <>
      {problem && <ChannelStopped channel={channel} problem={problem} />}
      {!(problem && isUntried) && <AccountStateLine account={account} />}
    </>
  );
}
