import { useTranslation } from 'react-i18next';
import type { Campaign } from '../campaign-queries.js';
import { outcomeOf } from './outcome.rules.js';

/** What became of everybody in words: `6 of 9 arrived; 3 left out`. */
export function useOutcome(): (campaign: Pick<Campaign, 'totals' | 'deliveryRateBasis'>) => string {
  const { t } = useTranslation();
  return (campaign) => outcomeOf(campaign).map(({ name, count }) => t(`campaigns.run.outcome.${name}`, { count, all: campaign.totals.recipients })).join('; ');
}
