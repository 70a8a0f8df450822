import { Card, Grid, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { customersQuery } from '../../customers/customer-queries.js';
import { CustomerPicker } from '../../customers/customer-picker.js';
import { AnchorLink } from '../../navigation/links.js';
import { present } from '../../router/search.js';
import { channels } from '../../session/session.js';
import { PreviewPane } from '../../templates/preview/preview-pane.js';
import { templateChoicesQuery } from '../../templates/template-queries.js';
import type { CampaignDraft } from '../campaign-queries.js';

const route = getRouteApi('/shell/campaigns/$campaignId');

interface ContentStepProps {
  readonly draft: CampaignDraft;
  readonly onChange: (draft: CampaignDraft) => void;
}

/** What it says, as a real customer would get it. */
export function ContentStep({ draft, onChange }: ContentStepProps) {
  const { t } = useTranslation();
  const { customerId: chosenId } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (id: string | undefined): void => void navigate({ search: ({ customerId: _, ...now }) => ({ ...now, ...present({ customerId: id }) }), replace: true, resetScroll: false });
  const { data: known, isPending } = useQuery(customersQuery('', 1));
  const customerId = chosenId ?? known?.items[0]?.id;
  const { data } = useQuery(templateChoicesQuery());
  const usable = (data ?? []).filter(({ channel, isActive }) => isActive && (channel === draft.channel || channel === 'all'));
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Card>
          <Stack>
            <Select label={t('messages.channel')} allowDeselect={false} value={draft.channel} data={channels.map((value) => ({ value, label: t(`words.channels.${value}`) }))} onChange={(channel) => channel && onChange({ ...draft, channel })} />
            <Select label={t('messages.compose.template')} searchable allowDeselect={false} value={draft.templateId} data={usable.map(({ id, name }) => ({ value: id, label: name }))} onChange={(templateId) => templateId && onChange({ ...draft, templateId })} />
            <AnchorLink to="/templates/$templateId/" params={{ templateId: draft.templateId }} size="sm">{t('campaigns.editTemplate')}</AnchorLink>
            <CustomerPicker label={t('templates.preview.customer')} value={customerId} onChange={choose} />
            <Text size="sm" c="dimmed">{t('campaigns.frozen')}</Text>
          </Stack>
        </Card>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7 }}>{isPending ? <Skeleton height={320} radius="lg" /> : <PreviewPane request={{ templateId: draft.templateId, channel: draft.channel, ...(customerId !== undefined && { customerId }) }} />}</Grid.Col>
    </Grid>
  );
}
