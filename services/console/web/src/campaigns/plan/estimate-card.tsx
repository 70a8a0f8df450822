import { Alert, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { lackOf, type Lack } from '../../audience/unfinished.rules.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { ReasonCounts } from '../../reasons/reason-counts.js';
import { useReason } from '../../reasons/use-reason.js';
import { variableName } from '../../templates/variable-name.js';
import { estimateQuery, type CampaignDraft, type Estimate } from '../campaign-queries.js';

const PAUSE_MS = 400;

/** What its conditions lack before they mean anybody in particular. */
export const audienceLack = ({ audience }: Pick<CampaignDraft, 'audience'>): Lack | undefined => ('filter' in audience ? lackOf(audience.filter) : undefined);

/** How many people that is, and who is left out and why. */
export function EstimateCard({ draft }: { readonly draft: CampaignDraft }) {
  const { t } = useTranslation();
  const [{ channel, templateId, audience }] = useDebouncedValue(draft, PAUSE_MS);
  const lack = audienceLack(draft);
  const estimate = useQuery(estimateQuery(lack || audienceLack({ audience }) ? undefined : { channel, templateId, audience }));
  if (lack) return <Card><Text c="dimmed">{t(lack === 'value' ? 'campaigns.audience.enterValue' : 'campaigns.audience.addCondition')}</Text></Card>;
  if (estimate.error) return <ProblemAlert error={estimate.error} />;
  if (!estimate.data) return <Skeleton height={120} radius="lg" />;
  return <Card aria-live="polite"><EstimateWords estimate={estimate.data} /></Card>;
}

const nothingMissing: string[] = [];

interface EstimateWordsProps {
  readonly estimate: Estimate;
  /** A sentence above said how many already. */
  readonly isSaid?: boolean;
}

/** How many, for example whom, what the text lacks, and who is left out. */
export function EstimateWords({ estimate: { reachable, excluded, sample, missingVariables = nothingMissing }, isSaid = false }: EstimateWordsProps) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const left = excluded.reduce((sum, { count }) => sum + count, 0);
  return (
    <Stack gap="sm">
      {!isSaid && <Title order={2} size="h3">{t('campaigns.audience.reached', { count: reachable })}</Title>}
      {reachable > 0 && sample.length > 0 && <Group gap="xs"><Text size="sm" c="dimmed">{t('campaigns.audience.sample', { names: sample.map(({ name, customerId }) => name ?? customerId).join(', ') })}</Text></Group>}
      {missingVariables.length > 0 && <Alert color="warn" title={t('campaigns.audience.missing', { names: missingVariables.map((name) => variableName(t, name)).join(', ') })}>{t('campaigns.audience.missingText')}</Alert>}
      {left > 0 && (
        <div>
          <Text size="sm" fw={600} mb={6}>{t('campaigns.audience.leftOut', { count: left })}</Text>
          <ReasonCounts reasons={excluded.map(({ reason, count }) => ({ key: reason, count, words: reasonOf({ code: reason, detail: reason }) }))} />
        </div>
      )}
    </Stack>
  );
}
