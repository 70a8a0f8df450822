import { Badge, Box, Card, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconSend } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from '../customers/customers-view.module.css';
import { numberFormat } from '../language/formats.js';
import { ButtonLink, PlainLink } from '../navigation/links.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { campaignStatuses } from '../router/planning-routes.js';
import { May } from '../session/may.js';
import { ChannelMark } from '../states/channel-mark.js';
import { EmptyState } from '../states/empty-state.js';
import { FoundCount } from '../states/found-count.js';
import { ListSkeleton } from '../states/list-skeleton.js';
import { MorePages } from '../states/more-pages.js';
import { NoMatches } from '../states/no-matches.js';
import { PageHeader } from '../states/page-header.js';
import { StatusFilter } from '../states/status-filter.js';
import { useTimes } from '../times/use-times.js';
import { CampaignBadge } from './campaign-badge.js';
import { campaignsQuery, type Campaign } from './campaign-queries.js';
import { TotalsBar } from './run/totals-bar.js';
import { useOutcome } from './run/use-outcome.js';

const route = getRouteApi('/shell/campaigns');

/** Writing to many at once: what is planned, what runs, what came of it. */
export function CampaignsView() {
  const { t } = useTranslation();
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(campaignsQuery(status));
  const items = list.data?.pages.flatMap((page) => page.items);
  const plan = <May permission="messaging.add_campaign"><ButtonLink to="/campaigns/new/" leftSection={<IconPlus size={17} />}>{t('campaigns.new')}</ButtonLink></May>;
  return (
    <>
      <PageHeader title={t('shell.views.campaigns')} lead={t('campaigns.lead')} actions={!(items?.length === 0 && !status) && plan} />
      <Box mb="md"><StatusFilter value={status} choices={campaignStatuses.map((value) => ({ value, label: t(`campaigns.statuses.${value}`) }))} onChange={(chosen) => void navigate({ search: chosen ? { status: chosen } : {}, replace: true })} /></Box>
      <FoundCount question={{ status }} rows={items} hasMore={list.hasNextPage} />
      {list.error && !items && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {!items && !list.error && <ListSkeleton rows={4} height={96} />}
      {items && (
        <Card padding={0}>
          {items.length === 0 && (status ? <NoMatches icon={IconSend} onClear={() => void navigate({ search: {}, replace: true })} /> : <EmptyState icon={IconSend} title={t('campaigns.none')} text={t('campaigns.noneText')} action={plan} />)}
          {items.map((campaign) => <CampaignRow key={campaign.id} campaign={campaign} />)}
        </Card>
      )}
      <MorePages list={list} loaded={list.data?.pages.length ?? 0} />
    </>
  );
}

function CampaignRow({ campaign }: { readonly campaign: Campaign }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const { totals } = campaign;
  const outcomeOf = useOutcome();
  const standing = totals.open === 0 ? outcomeOf(campaign) : `${t('words.people', { count: totals.recipients })} · ${numberFormat(i18n.language).format(totals.open)} ${t('campaigns.parts.open', { count: totals.open })}`;
  const when = campaign.completedAt ?? campaign.startedAt ?? campaign.scheduledAt ?? campaign.createdAt;
  return (
    <PlainLink to="/campaigns/$campaignId/" params={{ campaignId: campaign.id }} className={classes['row']}>
      <Stack gap="xs">
        <Group justify="space-between" gap="md">
          <Group gap="sm" wrap="nowrap" miw={0}><ChannelMark channel={campaign.channel} size={32} isCompact /><Text fw={640} truncate>{campaign.name}</Text></Group>
          <Group gap="xs">{campaign.sandbox && campaign.status !== 'draft' && <Badge color="warn" variant="outline">{t('shell.sandbox.badge')}</Badge>}<CampaignBadge status={campaign.status} /><Text size="sm" c="dimmed">{times.moment(when)}</Text></Group>
        </Group>
        {totals.recipients > 0 && <TotalsBar totals={totals} />}
        {totals.recipients > 0 && <Text size="sm" c="dimmed">{standing}</Text>}
      </Stack>
    </PlainLink>
  );
}
