import type { Channel, Purpose } from '@messaging/contracts';

/**
 * The two ports of this library: `ChannelAdapter` (out: one provider call) and `CallbackParser` (in: one callback).
 * An adapter never retries, never waits for a receipt and never decides policy: it makes one call and says,
 * truthfully, what is known afterwards. Retry, suppression and re-send are decided by dispatch.
 */

/** A message ready to leave: everything is decided and rendered. */
export interface OutboundMessage {
  readonly hubId: string;
  readonly messageId: string;
  /** Our id of this provider call; the provider echoes it back where it can (PROVIDERS.md section 0). */
  readonly attemptId: string;
  readonly channel: Channel;
  /** E.164 for whatsapp and sms, an address for email. */
  readonly to: string;
  readonly purpose: Purpose;
  /** Email only. */
  readonly subject?: string;
  /** The body of whatsapp and sms, the plain-text part of email. */
  readonly text: string;
  /** Email only: the HTML part. */
  readonly html?: string;
  /** One-click opt-out URL: email puts it into List-Unsubscribe (RFC 8058). */
  readonly unsubscribeUrl?: string;
}

/** PROVIDERS.md section 6: what a failure means, and so what is done about it. */
export type FailureClass =
  | 'TRANSIENT' // certainly not sent: retried with backoff
  | 'RATE_LIMIT' // certainly not sent: pause that scope
  | 'AMBIGUOUS' // outcome not known: becomes `unknown`
  | 'DEFER'
  | 'WINDOW'
  | 'CONTENT' // this text will never pass
  | 'RECIPIENT' // this address: fail and suppress
  | 'OPT_OUT'
  | 'ACCOUNT'; // credentials, billing, policy: stop the channel, keep messages queued

export interface ProviderFailure {
  readonly class: FailureClass;
  /** The vendor's own code (`550 5.1.1`, `ECONNREFUSED`). */
  readonly code: string;
  /** The vendor's own words, at most 500 characters, no secrets. */
  readonly detail: string;
  readonly retryAfterMs?: number;
  /** SMTP 4xx replies wait longer (SMTP_RETRY_BASE) than refused connections (RETRY_BASE). */
  readonly backoff?: 'connection' | 'greylist' | 'throttled';
}

/** What is known after one provider call. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly externalId: string; readonly response?: string }
  | { readonly kind: 'not_sent'; readonly failure: ProviderFailure } // certain: nothing left, or it was refused
  | { readonly kind: 'unknown'; readonly failure: ProviderFailure }; // it may have arrived

/** One account at one provider, ready to send. Owns its connections. */
export interface ChannelAdapter {
  readonly provider: string;
  /** How many calls may be in flight at once. */
  readonly concurrency: number;
  /** Makes one call. Never throws for what a provider or network does: that is an outcome. */
  send(message: OutboundMessage): Promise<SendOutcome>;
  /** Ends idle connections after the calls in flight. */
  close(): Promise<void>;
}

/** A callback exactly as it came in. */
export interface RawCallback {
  readonly method: 'GET' | 'POST';
  /** The public URL the vendor called: PUBLIC_URL + original path and query, never from request headers. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

/** What a provider says became of one attempt. */
export interface ReceiptFact {
  /** Unique per account for one fact: a replay has the same key and no effect. At most 200 characters. */
  readonly dedupeKey: string;
  readonly status: 'sent' | 'delivered' | 'read' | 'failed' | 'other';
  /** The provider's word, kept as it was. */
  readonly providerStatus: string;
  readonly at: Date;
  readonly attemptId?: string;
  readonly externalId?: string;
  readonly failure?: ProviderFailure;
}

/** A message that a person sent to the shop. */
export interface InboundFact {
  readonly externalId: string;
  readonly from: string;
  readonly to?: string;
  readonly text: string;
  readonly at: Date;
}

export type CallbackResult =
  | { readonly kind: 'verified'; readonly receipts: readonly ReceiptFact[]; readonly inbound: readonly InboundFact[] }
  | { readonly kind: 'rejected'; readonly detail: string }; // bad signature: 401, nothing stored

/** Verifies and reads the callbacks of one provider. `secrets` are the account's verifying secrets by field name. */
export interface CallbackParser {
  readonly provider: string;
  /** `status` and `inbound` are the last path segment of the callback URL. */
  parse(kind: 'status' | 'inbound', callback: RawCallback, secrets: Readonly<Record<string, string>>): Promise<CallbackResult>;
}
