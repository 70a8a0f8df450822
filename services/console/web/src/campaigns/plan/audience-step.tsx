import { Box, Card, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { emptyFilter, FilterBuilder, type Filter } from '../../audience/filter-builder.js';
import type { CampaignDraft } from '../campaign-queries.js';
import { EstimateCard } from './estimate-card.js';

interface AudienceStepProps {
  readonly draft: CampaignDraft;
  readonly onChange: (draft: CampaignDraft) => void;
  /** Somebody wanted to go on: what is lacking is asked for. */
  readonly isAsked: boolean;
}

/** Whom it goes to, and how many of them can be reached. */
export function AudienceStep({ draft, onChange, isAsked }: AudienceStepProps) {
  const { t } = useTranslation();
  const { audience } = draft;
  const kind = 'filter' in audience ? 'filter' : 'customerIds' in audience ? 'named' : 'all';
  const choose = (value: string): void => onChange({ ...draft, audience: value === 'filter' ? { filter: emptyFilter } : { all: true } });
  return (
    <Stack>
      <Card>
        <Radio.Group value={kind} onChange={choose} label={t('campaigns.audience.who')}>
          <Stack gap="xs" mt="xs">
            <Radio value="all" label={t('campaigns.audience.all')} />
            <Radio value="filter" label={t('campaigns.audience.filter')} />
            {kind === 'named' && 'customerIds' in audience && <Radio value="named" label={t('campaigns.audience.named', { count: audience.customerIds.length })} />}
          </Stack>
        </Radio.Group>
        {'filter' in audience && <Box mt="md"><FilterBuilder value={audience.filter as Filter} isAsked={isAsked} onChange={(filter) => onChange({ ...draft, audience: { filter } })} /></Box>}
      </Card>
      <EstimateCard draft={draft} />
    </Stack>
  );
}
