import { Badge, Group } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../navigation/links.js';
import { useMay } from '../session/session.js';
import { Loaded } from '../states/loaded.js';
import { PageHeader } from '../states/page-header.js';
import { CampaignBadge } from './campaign-badge.js';
import { campaignQuery, type Campaign } from './campaign-queries.js';
import { DuplicateCampaign } from './duplicate-campaign.js';
import { PlanCampaign } from './plan/plan-campaign.js';
import { ReadDraft } from './plan/read-draft.js';
import { CampaignRun } from './run/campaign-run.js';

const route = getRouteApi('/shell/campaigns/$campaignId');

/** One campaign: planned step by step until it starts, watched from then on. */
export function CampaignView() {
  const { t } = useTranslation();
  const { campaignId } = route.useParams();
  const query = useQuery(campaignQuery(campaignId));
  return (
    <Loaded query={query}>
      {(campaign) => (
        <>
          <PageHeader
            title={campaign.name}
            actions={campaign.status === 'draft' ? undefined : <DuplicateCampaign campaign={campaign} />}
            above={<AnchorLink to="/campaigns/" size="sm"><IconArrowLeft size={14} aria-hidden /> {t('shell.views.campaigns')}</AnchorLink>}
            lead={<Group gap={6}><CampaignBadge status={campaign.status} /> {t(`words.channels.${campaign.channel}`)}{campaign.sandbox && campaign.status !== 'draft' && <Badge color="warn" variant="outline">{t('shell.sandbox.badge')}</Badge>}</Group>}
          />
          <CampaignBody campaign={campaign} />
        </>
      )}
    </Loaded>
  );
}

function CampaignBody({ campaign }: { readonly campaign: Campaign }) {
  const may = useMay();
  if (campaign.status !== 'draft') return <CampaignRun campaign={campaign} />;
  return may('messaging.add_campaign') ? <PlanCampaign key={campaign.id} campaign={campaign} /> : <ReadDraft campaign={campaign} />;
}
