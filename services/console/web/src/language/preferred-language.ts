import { recall } from '../memory/remembered.js';
import type { Texts } from './texts.js';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** Where the choice of this browser is noted. */
export const chosenLanguage = 'messaging.language';

/** Each language is a file of its own: nobody loads the other one. */
export const loaders: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => (await import('./en/index.js')).en,
  es: async () => (await import('./es/index.js')).es,
};

/** The language of a BCP 47 tag that we speak. */
export const languageOf = (tag: string | null | undefined): Language | undefined => languages.find((language) => tag?.toLowerCase().split('-')[0] === language);

/** What was asked for, else what was chosen, else what the browser asks for, else English. */
export function preferredLanguage(wanted?: string | null): Language {
  const found = [wanted, recall(chosenLanguage), ...navigator.languages].map(languageOf).find((language) => language !== undefined);
  return found ?? 'en';
}
