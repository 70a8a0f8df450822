import type { Language } from './start-language.js';

/**
 * The tag by which numbers and dates are written: the reader's language as it is written in the shop's country. Browsers
 * know `es-MX` and not `en-ES`, and plain `en` is American to them: elsewhere English is British, the day before the month.
 */
export function regionalTag(language: Language, country: string | undefined): string {
  if (country === undefined) return language;
  const tag = `${language}-${country}`;
  if (new Intl.DateTimeFormat(tag).resolvedOptions().locale === tag) return tag;
  return language === 'en' ? 'en-GB' : language;
}
