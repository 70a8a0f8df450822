import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../language/start-language.js';
import type { HookDelivery } from './hooks-queries.js';

type Attempt = NonNullable<HookDelivery['last']>;

/** What a system answered, in a sentence: what it means first, then its number and how long it took. */
export function useHookAnswer(): (attempt: Attempt) => string {
  const { t } = useTranslation();
  return ({ status, latencyMs, text, error }) => {
    const answered = status === undefined ? undefined : t('hooks.answered', { status, ms: latencyMs });
    const meaning = text?.[currentLanguage()] ?? (answered === undefined ? error : undefined);
    return [meaning, answered].filter((part) => part).join(' ');
  };
}
