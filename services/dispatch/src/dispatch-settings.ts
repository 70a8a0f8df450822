import type { Channel } from '@messaging/contracts';
import type { SecretBox } from '@messaging/persistence';
import type { OperatorMailServer } from '@messaging/providers';
import type { VendorUrls } from '@messaging/providers';

/** What the host decides for this service (API.md section 1). */
export interface DispatchSettings {
  /** PUBLIC_URL without a trailing slash; may have a path. */
  readonly publicUrl: string;
  /** Where webhooks is reached from here: the sandbox posts its receipts there. */
  readonly webhooksUrl: string;
  /** Channels that this process takes commands of and sends on. */
  readonly channels: readonly Channel[];
  /** OUTBOUND_ALLOW: hosts and CIDRs that may be reached although private. */
  readonly outboundAllow: readonly string[];
  /** Base URLs of vendors; absent: their own. */
  readonly apiUrls?: VendorUrls;
  /** Seals stored secrets, and gives the keys of bounce and opt-out tokens. */
  readonly secretBox: SecretBox;
  /** SENDING=hold: no provider call starts. */
  readonly onHold: boolean;
  /** ALERT_SMTP_URL: how shops are told of a broken channel, beside their own accounts. */
  readonly alertServer?: OperatorMailServer | undefined;
  readonly retryBaseMs: number;
  readonly smtpRetryBaseMs: number;
  readonly unknownResendAfterMs: number;
  /** A folder of this machine that no other process uses, for the journal of calls; absent: none is kept. */
  readonly callJournalDir?: string | undefined;
  /** SMTP_CONNECTIONS: of one email account, at most; absent: the adapter's own number. */
  readonly smtpConnections?: number;
}

/** Injection token of `DispatchSettings`. */
export const DISPATCH_SETTINGS = Symbol('DISPATCH_SETTINGS');
