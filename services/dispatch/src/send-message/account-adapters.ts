import type { Channel } from '@messaging/contracts';
import type { Result } from '@messaging/kernel';
import type { ChannelAdapter } from '@messaging/providers';
import type { ConnectionPlaces } from './connection-places.js';

/** One hub's account on a channel, ready to call. */
export interface SendingAccount {
  readonly accountId: string;
  readonly provider: string;
  readonly sandbox: boolean;
  /** The provider recognises a repeated call by its key. */
  readonly idempotentSend: boolean;
  readonly fromAddress: string | null;
  readonly adapter: ChannelAdapter;
  /** Shared by the account's lanes. */
  readonly places: ConnectionPlaces;
  /** Changes with the account's settings: whatever was learned about the old ones no longer holds. */
  readonly accountKey: string;
}

/** What the sending path needs to know of accounts; `ConfiguredAccounts` reads them from the settings. */
export abstract class SendingAccounts {
  /** The account that a hub sends with now, or a problem that names what the settings lack. */
  abstract forHub(hubId: string, channel: Channel): Promise<Result<SendingAccount>>;
  /** Closes idle connections. */
  abstract close(): Promise<void>;
}
