import { Alert, Box, Card, Stack, Tabs, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { percentText } from '../../language/percent-text.js';
import { laterPart } from '../../layout/later-part.js';
import { ButtonLink } from '../../navigation/links.js';
import { useReason } from '../../reasons/use-reason.js';
import { May } from '../../session/may.js';
import { ListSkeleton } from '../../states/list-skeleton.js';
import { Spoken } from '../../states/spoken.js';
import { useTimes } from '../../times/use-times.js';
import { isRunning, type Campaign } from '../campaign-queries.js';
import { DuplicateCampaign } from '../duplicate-campaign.js';
import { useThrough } from '../use-through.js';
import { CampaignControls } from './campaign-controls.js';
import { PlannedCard } from './planned-card.js';
import { RecipientList } from './recipient-list.js';
import { TotalsBar } from './totals-bar.js';
import { useSenderChange } from './use-sender-change.js';
import { useOutcome } from './use-outcome.js';

const CampaignAnalytics = laterPart(async () => (await import('./campaign-analytics.js')).CampaignAnalytics);
const route = getRouteApi('/shell/campaigns/$campaignId');

/** A campaign before its hour, on its way, and afterwards: one bar, what can be done, who gets it or got it. */
export function CampaignRun({ campaign }: { readonly campaign: Campaign }) {
  return (
    <Stack gap="lg">
      {campaign.pauseReason && <WhyPaused campaign={campaign} reason={campaign.pauseReason} />}
      <Card>
        <Stack>
          <RunSentence campaign={campaign} />
          {campaign.totals.recipients > 0 && <TotalsBar totals={campaign.totals} campaignId={campaign.id} />}
          <CampaignControls campaign={campaign} />
        </Stack>
      </Card>
      {campaign.status === 'scheduled' ? <PlannedCard campaign={campaign} /> : <Outcome campaign={campaign} />}
    </Stack>
  );
}

/** Who got it, and how it went. */
function Outcome({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Tabs value={tab ?? 'recipients'} keepMounted={false} onChange={(value) => void navigate({ search: value === 'analytics' ? { tab: 'analytics' } : {}, replace: true })}>
      <Tabs.List mb="md"><Tabs.Tab value="recipients">{t('campaigns.run.recipients')}</Tabs.Tab><Tabs.Tab value="analytics">{t('campaigns.run.analytics')}</Tabs.Tab></Tabs.List>
      <Tabs.Panel value="recipients"><RecipientList campaignId={campaign.id} /></Tabs.Panel>
      <Tabs.Panel value="analytics"><Suspense fallback={<ListSkeleton rows={2} height={220} />}><CampaignAnalytics campaign={campaign} /></Suspense></Tabs.Panel>
    </Tabs>
  );
}

/** Why the platform paused it, and what going on means. */
function WhyPaused({ campaign, reason }: { readonly campaign: Campaign; readonly reason: NonNullable<Campaign['pauseReason']> }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const change = useSenderChange(campaign);
  const names = change?.kind === 'named' ? { before: change.before, now: change.now } : { before: '', now: '' };
  return (
    <Alert color="warn" icon={<IconAlertTriangle />} title={t('campaigns.run.pausedByPlatform')}>
      {change ? t(`campaigns.run.sender.${change.kind}`, { channel: t(`words.channelsFirst.${campaign.channel}`), within: t(`words.channelsAmid.${campaign.channel}`), count: campaign.totals.open, ...names }) : reasonOf(reason)}
      {change?.kind === 'toReal' && <Box mt="sm"><DuplicateCampaign campaign={campaign} size="xs" /></Box>}
      {change?.kind === 'toTrial' && <May permission="messaging.manage_settings"><Box mt="sm"><ButtonLink size="xs" variant="default" to="/settings/$section/" params={{ section: 'channels' }}>{t('dashboard.problems.go.channel')}</ButtonLink></Box></May>}
    </Alert>
  );
}

/** Of a hundred: how often a campaign on its way says so aloud. It is redrawn more than once a second. */
const SPOKEN_STEP = 25;

/** Where it stands, in a sentence: how far, and when it will be through. */
function RunSentence({ campaign }: { readonly campaign: Campaign }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const outcomeOf = useOutcome();
  const isLive = isRunning(campaign.status);
  const { eta, waits } = useThrough(campaign.id, isLive);
  const { status, totals, progress, scheduledAt, completedAt } = campaign;
  const through = [eta && t('campaigns.run.eta', { at: times.moment(eta) }), waits && t(`campaigns.run.waits.${waits.kind}`, { count: waits.count, at: times.moment(waits.until) })].flatMap((part) => (part ? [` ${part}`] : [])).join('');
  const words = (): string => {
    switch (status) {
      case 'scheduled':
        return t('campaigns.run.scheduled', { at: scheduledAt ? times.full(scheduledAt) : '' });
      case 'completed':
        return t('campaigns.run.completed', { at: completedAt ? times.full(completedAt) : '', outcome: outcomeOf(campaign) });
      case 'cancelled':
        return t('campaigns.run.cancelled', { count: totals.sent });
      case 'paused':
        return t('campaigns.run.paused', { count: totals.open });
      default:
        return t('campaigns.run.progress', { percent: percentText(Math.floor(progress), i18n.language), count: totals.open }) + through;
    }
  };
  const sentence = words();
  return <><Text size="lg" fw={600}>{sentence}</Text><Spoken moment={`${status} ${isLive ? Math.floor(progress / SPOKEN_STEP) : ''}`} words={sentence} /></>;
}

