import type { Label } from '../label.js';
import type { FailureClass, FailurePolicy, ProviderFailure } from '../port.js';

/** One code of a vendor: what it means for the message, and one sentence for staff that says what to do. */
export interface VendorCode {
  readonly class: FailureClass;
  readonly text: Label;
  /** The least wait before another try. */
  readonly waitMs?: number;
  readonly backoff?: ProviderFailure['backoff'];
  readonly policy?: FailurePolicy;
}

/** A vendor's codes; one that is not in it is the vendor's news, and its adapter says what is done then. */
export type VendorCodes = ReadonlyMap<string, VendorCode>;

/** Several codes that mean one thing, separated by blanks; `200-299` stands for each of them. */
export type VendorCodeRow = readonly [codes: string, failureClass: FailureClass, en: string, es: string, more?: Omit<VendorCode, 'class' | 'text'>];

/** A vendor's table; a code that stands in it twice is a mistake of ours. */
export function vendorCodes(rows: readonly VendorCodeRow[]): VendorCodes {
  const codes = new Map<string, VendorCode>();
  for (const [names, failureClass, en, es, more] of rows) {
    for (const code of names.split(' ').flatMap(expand)) {
      if (codes.has(code)) throw new Error(`the code ${code} is listed twice`);
      codes.set(code, { class: failureClass, text: { en, es }, ...more });
    }
  }
  return codes;
}

function expand(name: string): string[] {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(name) ?? [];
  if (first === undefined || last === undefined) return [name];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => String(Number(first) + index));
}

/** The failure of a known code, with the vendor's own words. */
export const failureOf = (known: VendorCode, code: string, detail: string): ProviderFailure => ({
  class: known.class,
  code,
  detail: shorten(detail),
  ...(known.waitMs !== undefined && { retryAfterMs: known.waitMs }),
  ...(known.backoff !== undefined && { backoff: known.backoff }),
  ...(known.policy !== undefined && { policy: known.policy }),
});

/** A code that no table knows: once more when the vendor is certain that nothing was delivered, then failed (PROVIDERS.md section 3.2). */
export const unknownCode: Pick<ProviderFailure, 'class' | 'policy'> = { class: 'TRANSIENT', policy: { retriesMax: 1 } };

const DETAIL_CHARS_MAX = 500;

/** One line, at most 500 characters. */
export const shorten = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, DETAIL_CHARS_MAX);

/** Common waits of the tables. */
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
