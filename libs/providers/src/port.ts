import type { Channel, Purpose, Reason } from '@messaging/contracts';

/**
 * `ChannelAdapter` (out: one provider call) and, in `callback-port.ts`, `CallbackParser` (in: one callback).
 * An adapter never retries, never waits for a receipt and never decides policy: it makes one call and says,
 * truthfully, what is known afterwards. Retry, suppression and re-send are decided by dispatch.
 */

/** A mail that somebody wrote to us. */
export interface AnsweredMail {
  readonly id: string;
  readonly references: readonly string[];
}

/** A message ready to leave: everything is decided and rendered. */
export interface OutboundMessage {
  readonly hubId: string;
  readonly messageId: string;
  /** Our id of this provider call; the provider echoes it back where it can (PROVIDERS.md section 0). */
  readonly attemptId: string;
  /** The attempt that this one repeats, where the provider recognises a repetition (`idempotentSend`): its key goes again. */
  readonly sameAs?: string;
  readonly channel: Channel;
  /** E.164 for whatsapp and sms, an address for email. */
  readonly to: string;
  readonly purpose: Purpose;
  /** Whom it comes from, where that is not what the account's settings say now: a campaign keeps the sender it began with. WhatsApp's is the account itself. */
  readonly from?: { readonly address: string; readonly name?: string };
  /** Email only. */
  readonly subject?: string;
  /** The body of whatsapp and sms, the plain-text part of email. */
  readonly text: string;
  /** Email only: the HTML part. */
  readonly html?: string;
  /** Email only: the mail that this one answers, and those before it (Message-IDs without brackets, oldest first). */
  readonly answers?: AnsweredMail;
  /** One-click opt-out URL: email puts it into List-Unsubscribe (RFC 8058). */
  readonly unsubscribeUrl?: string;
  /** WhatsApp only: a template at Meta, sent instead of `text`. Without it `text` goes, which the open window alone takes. */
  readonly template?: VendorTemplate;
  /** When it makes no sense any more: providers that take a validity period are told. */
  readonly expiresAt?: Date;
}

/** A template that lives at the vendor, with its variables filled in. */
export interface VendorTemplate {
  readonly name: string;
  /** As the vendor writes it (`en_US`, `es`). */
  readonly language: string;
  readonly header?: TemplateHeader;
  /** In the order of `{{1}}`…, or each with its `name`; a template has one mode or the other. */
  readonly body: readonly TemplateParameter[];
  readonly buttons?: readonly TemplateButton[];
}

/** One filled-in variable; `name` only in templates with named parameters. */
export interface TemplateParameter {
  readonly name?: string;
  readonly text: string;
}

/** A header with variables, or with media: `link` is a public URL. */
export type TemplateHeader =
  | { readonly kind: 'text'; readonly parameters: readonly TemplateParameter[] }
  | { readonly kind: 'image' | 'video' | 'document'; readonly link: string; readonly filename?: string };

/** `url`: what is put behind the button's address; `quick_reply`: what comes back when it is pressed; `copy_code`: the code. */
export interface TemplateButton {
  readonly kind: 'url' | 'quick_reply' | 'copy_code';
  /** The button's place in the template, from 0. */
  readonly index: number;
  readonly value: string;
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
  /** SMTP 4xx replies wait longer (SMTP_RETRY_BASE) than refused connections (RETRY_BASE); `pair`: 4^n s (WhatsApp 131056). */
  readonly backoff?: 'connection' | 'greylist' | 'throttled' | 'pair';
  /** The vendor says that too many connections or calls of ours are under way: fewer are opened from then on. */
  readonly isCrowded?: true;
  /** What the class alone does not say. */
  readonly policy?: FailurePolicy;
}

/** What is particular about one code of a vendor (PROVIDERS.md, tables of sections 1 to 5). */
export interface FailurePolicy {
  /** What a RATE_LIMIT or ACCOUNT failure holds up; `account` unless said. `marketing`: only what is marketing. */
  readonly scope?: 'account' | 'recipient' | 'marketing';
  /** Retries after which a TRANSIENT failure is final. */
  readonly retriesMax?: number;
  /** The address is suppressed only at this many such failures, each on a day of its own; 0: never. */
  readonly strikes?: number;
  /** The suppression ends after this long: worth another look. */
  readonly suppressForMs?: number;
  /** Staff are told, whatever becomes of the message. */
  readonly alert?: boolean;
}

/** What is known after one provider call. */
export type SendOutcome =
  /** `reachedAt`: the address under which the vendor knows the person, where it is another one (WhatsApp's `wa_id`). `waits`: why the vendor holds it back; a receipt tells how that ended. */
  | { readonly kind: 'accepted'; readonly externalId: string; readonly response?: string; readonly reachedAt?: string; readonly waits?: Reason }
  | { readonly kind: 'not_sent'; readonly failure: ProviderFailure } // certain: nothing left, or it was refused
  /** It may have arrived; `externalId` when the part of the answer that came named it. */
  | { readonly kind: 'unknown'; readonly failure: ProviderFailure; readonly externalId?: string };

/** What a provider says became of one attempt. */
export interface ReceiptFact {
  /** Unique per account for one fact: a replay has the same key and no effect. At most 200 characters. */
  readonly dedupeKey: string;
  /** `sent`: the vendor has taken it, and perhaps handed it on. `other`: kept, and changes nothing. */
  readonly status: 'sent' | 'delivered' | 'read' | 'failed' | 'other';
  /** The provider's word, kept as it was. */
  readonly providerStatus: string;
  readonly at: Date;
  readonly attemptId?: string;
  readonly externalId?: string;
  readonly failure?: ProviderFailure;
  /** The part of the callback that says so, where it says much more. */
  readonly raw?: string;
}

/** A call whose outcome is not known, as it is looked up at the vendor. */
export interface UnknownCall {
  readonly attemptId: string;
  /** Known when a part of the answer came, or an early receipt named it. */
  readonly externalId?: string;
  readonly to: string;
  /** The text that was sent, for vendors that can be asked by recipient and time alone. */
  readonly text?: string;
  readonly startedAt: Date;
}

/** What the vendor knows of a call. */
export type LookUpResult =
  /** Calls that may be this one, oldest first: the first that no other attempt is known by. Never empty. */
  | { readonly kind: 'found'; readonly receipts: readonly ReceiptFact[] }
  /** The vendor never got it: as certain as a refusal. Said only where the vendor's list is complete. */
  | { readonly kind: 'absent' }
  /** The vendor cannot be asked this, or not now. */
  | { readonly kind: 'undecided'; readonly detail: string };

/** One account at one provider, ready to send. Owns its connections. */
export interface ChannelAdapter {
  readonly provider: string;
  /** How many calls it makes side by side. */
  readonly connections: number;
  /** True: a call beyond them stands ready in the process for the next connection that is free. Absent: it is not taken. */
  readonly keepsCallsReady?: true;
  /** Makes one call. Never throws for what a provider or network does: that is an outcome. */
  send(message: OutboundMessage): Promise<SendOutcome>;
  /** Asks the vendor what became of a call; absent where the vendor cannot be asked. Never throws. */
  lookUp?(call: UnknownCall): Promise<LookUpResult>;
  /** Ends idle connections after the calls in flight. */
  close(): Promise<void>;
}
