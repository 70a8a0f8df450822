/** Recipients whose address matches `pattern` (source of a case-insensitive RegExp) get this reply to RCPT TO. */
export interface RecipientRefusal {
  readonly pattern: string;
  /** E.g. 550, 451; 421 also closes the connection. */
  readonly code: number;
  /** Text after the code, e.g. `5.1.1 no such user`. */
  readonly text?: string;
  /** Refuse only so many times, then accept; unset: always. */
  readonly times?: number;
}

/** What the sink does besides accepting. Changeable while it runs; `times` are counted from the change. */
export interface SinkBehaviour {
  readonly refuseRecipients?: readonly RecipientRefusal[];
  /** The reply to the final dot instead of 250; `every`: 7 refuses each seventh message. */
  readonly refuseMessages?: { readonly code: number; readonly text?: string; readonly times?: number; readonly every?: number };
  /** Waits so long between the final dot and its reply. */
  readonly messageDelayMs?: number;
  /**
   * Closes the connection after the final dot instead of answering: the sender cannot know. `journaled` means that
   * the message did arrive, `lost` that it did not.
   */
  readonly cutAfterMessage?: { readonly outcome: 'journaled' | 'lost'; readonly times?: number };
}

/** Fixed for the life of a sink. */
export interface SinkOptions {
  /** Requires AUTH with exactly these. */
  readonly auth?: { readonly user: string; readonly pass: string };
  /** Offers STARTTLS (a self-signed certificate). With `auth`, AUTH is only offered after it. */
  readonly startTls?: boolean;
  /** Keeps every message's bytes; see `JournalEntry.rawFile`. */
  readonly keepRaw?: boolean;
  readonly behaviour?: SinkBehaviour;
}

/** A counter for `times` and `every`: true when the effect is due. */
export function countdown(times: number | undefined, every = 1): () => boolean {
  let left = times ?? Number.POSITIVE_INFINITY;
  let seen = 0;
  return () => ++seen % every === 0 && left-- > 0;
}
