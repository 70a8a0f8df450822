import { useTranslation } from 'react-i18next';
import { Spoken } from './spoken.js';

interface FoundCountProps {
  /** What was asked for. */
  readonly question: object;
  /** How many rows are here; undefined while they are awaited. */
  readonly count: number | undefined;
  readonly hasMore: boolean;
}

/** Says how many a search or a filter has found, to who does not see the list shrink; rows that come by themselves are not said. */
export function FoundCount({ question, count, hasMore }: FoundCountProps) {
  const { t } = useTranslation();
  const words = count === 0 ? t('words.states.noMatches') : t(hasMore ? 'words.states.foundMore' : 'words.states.found', { count: count ?? 0 });
  return <Spoken moment={JSON.stringify(question)} words={count === undefined ? undefined : words} />;
}
