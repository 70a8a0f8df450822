import type { ProviderFailure, SendOutcome } from '../port.js';
import { objectIn } from './read-json.js';
import { day, shorten } from './vendor-codes.js';
import type { VendorAnswer } from './vendor-http.js';

/** How one vendor's answers to a send are read. */
export interface SendReading {
  /** The message's id in the body of a 2xx answer. */
  readonly externalId: (body: Readonly<Record<string, unknown>>) => string | undefined;
  /** The id in a body that was cut off. */
  readonly partialId?: (text: string) => string | undefined;
  /** The vendor's own code and words in the body of a refusal. */
  readonly refusal: (body: Readonly<Record<string, unknown>>) => { readonly code?: string; readonly detail?: string };
  /** Statuses that decide nothing, beside 408 and 5xx. */
  readonly isUnsure?: (status: number) => boolean;
  /** What the code of a certain refusal means; undefined: its HTTP status decides. */
  readonly classify: (code: string, detail: string, answer: Answered) => ProviderFailure | undefined;
}

export type Answered = Extract<VendorAnswer, { kind: 'answer' }>;

/**
 * What is known after a send. Certainly not sent: never begun, 429, and what a 4xx refuses. Not known: cut off, 408 and
 * every 5xx, 503 included (DESIGN.md, invariant 3), and a 2xx that names no message.
 */
export function outcomeOfAnswer(answer: VendorAnswer, reading: SendReading): SendOutcome {
  if (answer.kind === 'unreached') {
    return { kind: 'not_sent', failure: { class: 'TRANSIENT', code: answer.code, detail: answer.detail, backoff: 'connection' } };
  }
  if (answer.kind === 'cut') return cutOff(answer, reading);
  const body = objectIn(answer.text);
  if (answer.status >= 200 && answer.status < 300) return taken(answer, body, reading);
  const { code, detail } = reading.refusal(body);
  const words = detail ?? shorten(answer.text);
  if (answer.status >= 500 || answer.status === 408 || reading.isUnsure?.(answer.status)) return unsure(code ?? `HTTP ${answer.status}`, words || 'The provider failed while it worked on it.');
  const known = code === undefined ? undefined : reading.classify(code, words, answer);
  return { kind: 'not_sent', failure: withRetryAfter(known ?? byStatus(answer, code, words), answer) };
}

function taken(answer: Answered, body: Readonly<Record<string, unknown>>, { externalId }: SendReading): SendOutcome {
  const id = externalId(body);
  if (id === undefined) return unsure(`HTTP ${answer.status}`, `The answer names no message: ${shorten(answer.text)}`);
  return { kind: 'accepted', externalId: id, response: shorten(answer.text) };
}

function cutOff({ code, detail, status, text }: Extract<VendorAnswer, { kind: 'cut' }>, { partialId }: SendReading): SendOutcome {
  const externalId = status !== undefined && status < 300 ? partialId?.(text) : undefined;
  return { ...unsure(code, detail), ...(externalId !== undefined && { externalId }) };
}

const unsure = (code: string, detail: string) => ({ kind: 'unknown', failure: { class: 'AMBIGUOUS', code, detail: shorten(detail) } }) as const;

/** What an HTTP status says where the vendor's code says nothing. */
function byStatus({ status }: Answered, code: string | undefined, words: string): ProviderFailure {
  const failure = { code: code ?? `HTTP ${status}`, detail: words || `The provider answered ${status}.` };
  if (status === 429) return { class: 'RATE_LIMIT', ...failure };
  // 3xx, 404: the address is not the vendor's. 402: the bill.
  if (status < 400 || [401, 402, 403, 404, 405, 421].includes(status)) return { class: 'ACCOUNT', ...failure };
  return { class: 'CONTENT', ...failure };
}

function withRetryAfter(failure: ProviderFailure, answer: Answered): ProviderFailure {
  const retryAfterMs = retryAfterOf(answer, Date.now());
  return retryAfterMs === undefined || !waits(failure) ? failure : { ...failure, retryAfterMs: Math.max(retryAfterMs, failure.retryAfterMs ?? 0) };
}

const waits = (failure: ProviderFailure): boolean => failure.class === 'RATE_LIMIT' || failure.class === 'TRANSIENT';

/** `Retry-After` in seconds or as a date (RFC 9110 section 10.2.3), at most a day; undefined when it is neither. */
export function retryAfterOf({ headers }: Pick<Answered, 'headers'>, nowMs: number): number | undefined {
  const given = headers['retry-after'];
  if (typeof given !== 'string' || given.trim() === '') return undefined;
  const ms = /^\s*\d+(\.\d+)?\s*$/.test(given) ? Number(given) * 1000 : Date.parse(given) - nowMs;
  return Number.isFinite(ms) && ms >= 0 ? Math.min(ms, day) : undefined;
}
