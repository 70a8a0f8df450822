import { Alert, Card, Grid, Group, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CustomerPicker } from '../../customers/customer-picker.js';
import { useShownCustomer } from '../../customers/use-shown-customer.js';
import { AnchorLink } from '../../navigation/links.js';
import { present } from '../../router/search.js';
import { channels } from '../../session/session.js';
import { PreviewPane } from '../../templates/preview/preview-pane.js';
import { reachesAnybody } from '../../vendor-templates/standing.rules.js';
import { TemplateSelect, useStandings } from '../../vendor-templates/template-select.js';
import { estimateQuery, purposeOf, type Campaign, type CampaignDraft } from '../campaign-queries.js';
import { TestCampaign } from './test-campaign.js';

const route = getRouteApi('/shell/campaigns/$campaignId');

interface ContentStepProps {
  readonly campaign: Campaign;
  readonly draft: CampaignDraft;
  readonly onChange: (draft: CampaignDraft) => void;
}

/** What it says, as somebody whom it reaches would get it. */
export function ContentStep({ campaign, draft, onChange }: ContentStepProps) {
  const { t } = useTranslation();
  const { channel, templateId, audience } = draft;
  const { customerId: chosenId } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (id: string | undefined): void => void navigate({ search: ({ customerId: _, ...now }) => ({ ...now, ...present({ customerId: id }) }), replace: true, resetScroll: false });
  const { data: estimate, isLoading } = useQuery(estimateQuery({ channel, templateId, audience }));
  const other = useShownCustomer(undefined, channel);
  const customerId = chosenId ?? estimate?.sample[0]?.customerId ?? other.shownId;
  const isAwaited = chosenId === undefined && (isLoading || other.isLoading);
  const standing = useStandings(channel)?.get(templateId);
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Card>
          <Stack>
            <Select label={t('messages.channel')} allowDeselect={false} value={channel} data={channels.map((value) => ({ value, label: t(`words.channels.${value}`) }))} onChange={(value) => value && onChange({ ...draft, channel: value })} />
            <TemplateSelect isFixed channel={channel} value={templateId} onChange={(id) => id !== undefined && onChange({ ...draft, templateId: id })} />
            {standing && !reachesAnybody(standing) && <Alert color="warn">{t('campaigns.notApproved')}</Alert>}
            <AnchorLink to="/templates/$templateId/" params={{ templateId }} size="sm">{t('campaigns.editTemplate')}</AnchorLink>
            <CustomerPicker label={t('templates.preview.customer')} value={isAwaited ? undefined : customerId} onChange={choose} />
            <Group><TestCampaign campaign={campaign} draft={draft} customerId={customerId} /></Group>
            <Text size="sm" c="dimmed">{t('campaigns.frozen')}</Text>
          </Stack>
        </Card>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7 }}>{isAwaited ? <Skeleton height={320} radius="lg" /> : <PreviewPane request={{ templateId, channel, variables: campaign.variables ?? {}, purpose: purposeOf(campaign), ...(customerId !== undefined && { customerId }) }} />}</Grid.Col>
    </Grid>
  );
}
