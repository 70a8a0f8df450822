import { useTranslation } from 'react-i18next';
import { languageOf } from '../language/preferred-language.js';
import { detailInSpanish } from './detail-in-spanish.rules.js';

/** What is wrong with an event, in the reader's language: the API says it in English. */
export function useDetail(): (detail: string) => string {
  const { i18n } = useTranslation();
  return languageOf(i18n.language) === 'es' ? detailInSpanish : (detail) => detail;
}
