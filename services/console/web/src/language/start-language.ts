import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { recall, remember } from '../memory/remembered.js';
import { regionalTag } from './regional.rules.js';
import type { Texts } from './texts.js';
import { withMany } from './with-many.js';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

const remembered = 'messaging.language';

/** Each language is a file of its own: nobody loads the other one. */
const loaders: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => (await import('./en/index.js')).en,
  es: async () => (await import('./es/index.js')).es,
};

/** The language of a BCP 47 tag that we speak. */
export const languageOf = (tag: string | null | undefined): Language | undefined => languages.find((language) => tag?.toLowerCase().split('-')[0] === language);

/** What was chosen, else what the browser asks for, else English. */
export function preferredLanguage(wanted?: string | null): Language {
  const stored = recall(remembered);
  const found = [wanted, stored, ...navigator.languages].map(languageOf).find((language) => language !== undefined);
  return found ?? 'en';
}

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
  remember(remembered, language);
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
