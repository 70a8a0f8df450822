import type { Language } from './preferred-language.js';
import { currentLanguage } from './start-language.js';

interface Named {
  readonly name: string;
  readonly names?: Readonly<Record<Language, string>>;
}

/** What came with the product is called by its name in the reader's language; what staff named, as they named it. */
export function inReadersWords<Item extends Named>(item: Item): Item {
  const name = item.names?.[currentLanguage()];
  return name === undefined ? item : { ...item, name };
}
