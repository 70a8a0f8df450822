import { fold } from '../find-customers/search-terms.rules.js';

/** A place in the order of bytes that everything with the prefix lies at or behind, and one that it lies before. */
export interface PrefixRange {
  readonly from: string;
  readonly until: string;
}

/** What a search for messages asks of each index. */
export interface SearchRanges {
  /** Of addresses, in lower case. */
  readonly address: PrefixRange;
  /** Of vendors' ids, as they are. */
  readonly externalId: PrefixRange;
  /** The first and the last id that begin so; absent when none can. */
  readonly id: { readonly first: string; readonly last: string } | undefined;
  /** Of the words that customers are searched by; absent when it reads as no name. */
  readonly name: PrefixRange | undefined;
}

/** Letters and what stands between them in names: no address, number or id. */
const nameForm = /^[\p{L}\p{M}'’.\- ]+$/u;

const lowest = '00000000-0000-0000-0000-000000000000';
const highest = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What was typed is text, not a pattern. */
export function rangesOf(q: string): SearchRanges {
  const lower = q.toLowerCase();
  return { address: behind(lower), externalId: behind(q), id: idsFrom(lower), name: nameForm.test(q) && fold(q) !== '' ? behind(fold(q)) : undefined };
}

/** U+10FFFF is the last of all characters, in the order of UTF-8 too. */
const behind = (from: string): PrefixRange => ({ from, until: `${from}\u{10ffff}` });

function idsFrom(prefix: string): SearchRanges['id'] {
  const [first, last] = [lowest, highest].map((end) => `${prefix}${end.slice(prefix.length)}`);
  return first !== undefined && last !== undefined && uuidForm.test(first) ? { first, last } : undefined;
}
