import type { ReceiptFact } from './port.js';

/** A callback exactly as it came in. */
export interface RawCallback {
  readonly method: 'GET' | 'POST';
  /** The public URL the vendor called: PUBLIC_URL + original path and query, never from request headers. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

/** A message that a person sent to the shop. */
export interface InboundFact {
  readonly externalId: string;
  /** Where the person is reached: E.164, an email address, or a WhatsApp user id when Meta gives no number. */
  readonly from: string;
  /** WhatsApp: the person's id for this business, beside or instead of the number. */
  readonly userId?: string;
  /** What the person calls themselves. */
  readonly profileName?: string;
  /** Where the person was reached before, when that is what the message says. */
  readonly movedFrom?: { readonly address?: string; readonly userId?: string };
  readonly to?: string;
  readonly text: string;
  /** Email only, with the ids of the mails before it (RFC 5322, without brackets, oldest first). */
  readonly subject?: string;
  readonly references?: readonly string[];
  /** The vendor's word (`text`, `button`, `image`); `system` is no message of the person and opens no window, `automatic` a machine's answer for them. */
  readonly content?: string;
  /** What the vendor itself made of it. */
  readonly signal?: 'stop' | 'start' | 'help';
  readonly at: Date;
}

/** A person's choice about marketing that came without a message (Meta's own switch). */
export interface PreferenceFact {
  readonly dedupeKey: string;
  readonly from: string;
  readonly userId?: string;
  readonly choice: 'stop' | 'resume';
  readonly at: Date;
}

/** What a vendor says of a template that lives there; only what changed is present. */
export interface TemplateFact {
  readonly dedupeKey: string;
  readonly name: string;
  readonly language: string;
  readonly status?: string;
  readonly category?: string;
  readonly quality?: string;
  readonly reason?: string;
  readonly at: Date;
}

/** Everything that one callback says. */
export interface CallbackFacts {
  readonly receipts: readonly ReceiptFact[];
  readonly inbound: readonly InboundFact[];
  readonly preferences?: readonly PreferenceFact[];
  readonly templates?: readonly TemplateFact[];
}

/** What the vendor wants to read in the answer; an empty 200 unless said. */
export interface CallbackAnswer {
  readonly status: 200 | 204;
  readonly contentType?: string;
  readonly body?: string;
}

export type CallbackResult =
  | ({ readonly kind: 'verified'; readonly answer?: CallbackAnswer; readonly foreign?: boolean } & CallbackFacts)
  /** The vendor asks whether we are who it thinks: answered, nothing stored. */
  | { readonly kind: 'handshake'; readonly answer: CallbackAnswer }
  /** Bad signature (401) or a handshake with another token (403): nothing stored. `part` is what does not match. */
  | { readonly kind: 'rejected'; readonly detail: string; readonly part?: MismatchedPart; readonly status?: 401 | 403 };

/** Where a signature and what it should cover part company. */
export type MismatchedPart = 'header' | 'key' | 'url' | 'body' | 'time';

/** The last path segment of a callback URL; `all` where a vendor has one URL for everything. */
export type CallbackDoor = 'status' | 'inbound' | 'all';

/** Whose callbacks a parser verifies. */
export interface VerifyingAccount {
  /** Secrets by field name, all that are valid now: two while one is being rotated, the newest first. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
  /** What the vendor calls this account, by field name: a callback that speaks of another changes nothing. */
  readonly identity: Readonly<Record<string, string>>;
}

/** Verifies and reads the callbacks of one provider. */
export interface CallbackParser {
  readonly provider: string;
  parse(door: CallbackDoor, callback: RawCallback, account: VerifyingAccount): Promise<CallbackResult>;
}
