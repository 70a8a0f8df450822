import { useTranslation } from 'react-i18next';
import { Spoken } from './spoken.js';

interface FoundCountProps {
  /** What was asked for. */
  readonly question: object;
  /** Those that are here; undefined while they are awaited. */
  readonly rows: readonly unknown[] | undefined;
  readonly hasMore: boolean;
}

/** Says how many a search or a filter has found, to who does not see the list shrink; rows that come by themselves are not said. */
export function FoundCount({ question, rows, hasMore }: FoundCountProps) {
  const { t } = useTranslation();
  const words = ({ length }: readonly unknown[]): string => (length === 0 ? t('words.states.noMatches') : t(hasMore ? 'words.states.foundMore' : 'words.states.found', { count: length }));
  return <Spoken moment={JSON.stringify(question)} words={rows && words(rows)} />;
}
