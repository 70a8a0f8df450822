import type { en } from './en/index.js';

type SameShape<Of> = { readonly [Key in keyof Of]: Of[Key] extends string ? string : SameShape<Of[Key]> };

/** What a language must say: every text of the English one, no more and no less. The compiler is the check. */
export type Texts = SameShape<typeof en>;
