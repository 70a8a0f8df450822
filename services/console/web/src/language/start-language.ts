import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { remember } from '../memory/remembered.js';
import { chosenLanguage, languageOf, loaders, preferredLanguage, type Language } from './preferred-language.js';
import { regionalTag } from './regional.rules.js';
import { withMany } from './with-many.js';

/** Where the shop is, once somebody is signed in. */
let country: string | undefined;

/** Loads a language and speaks it, with the numbers and dates of the shop's country. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', withMany(await loaders[language]()));
  }
  await i18next.changeLanguage(regionalTag(language, country));
  document.documentElement.lang = language;
}

/** Numbers and dates as they are written in this country. */
export async function speakAsIn(next: string): Promise<void> {
  if (next === country) return;
  country = next;
  await speak(currentLanguage());
}

/** As `speak`, for the next visits too. */
export async function chooseLanguage(language: Language): Promise<void> {
  remember(chosenLanguage, language);
  await speak(language);
}

/** The language spoken now. */
export const currentLanguage = (): Language => languageOf(i18next.language) ?? 'en';

export async function startLanguage(wanted?: string | null): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    resources: {},
    load: 'languageOnly', // `es-MX` has the words of `es`
    fallbackLng: false,
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  await speak(preferredLanguage(wanted));
  return i18next;
}
