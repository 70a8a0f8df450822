import { Card, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../states/loaded.js';
import { estimateQuery, type Campaign } from '../campaign-queries.js';
import { EstimateWords } from '../plan/estimate-card.js';
import { ReviewWords } from '../plan/review-words.js';

/** Before its hour: whom it would reach as things are now, and what it says. */
export function PlannedCard({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation();
  const { channel, templateId, audience } = campaign;
  const query = useQuery(estimateQuery({ channel, templateId, audience }));
  return (
    <Loaded query={query}>
      {(estimate) => (
        <Card>
          <Stack>
            <EstimateWords estimate={estimate} />
            <ReviewWords campaign={campaign} draft={campaign} shownTo={estimate.sample[0]} />
            <Text size="sm" c="dimmed">{t('campaigns.run.aheadText')}</Text>
          </Stack>
        </Card>
      )}
    </Loaded>
  );
}
