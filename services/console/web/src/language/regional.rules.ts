import { numberFormat } from './formats.js';
import type { Language } from './preferred-language.js';

const homesOfEnglish = ['AU', 'CA', 'GB', 'IE', 'IN', 'NZ', 'PH', 'SG', 'US', 'ZA'];

/**
 * The tag by which numbers and dates are written: the reader's language as it is written in the shop's country. Plain `en`
 * is American, and what `en-ES` is differs from browser to browser (some mix both commas): where English is not at home it
 * is British, the day before the month.
 */
export function regionalTag(language: Language, country: string | undefined): string {
  if (country === undefined) return language;
  if (language === 'en' && !homesOfEnglish.includes(country)) return 'en-GB';
  const tag = `${language}-${country}`;
  return numberFormat(tag).resolvedOptions().locale === tag ? tag : language;
}
