import { Card, Group, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAutomationName } from '../automations/use-automation-name.js';
import { useThrough } from '../campaigns/use-through.js';
import { percentText } from '../language/percent-text.js';
import { AnchorLink } from '../navigation/links.js';
import { useMay } from '../session/session.js';
import { ChannelMark } from '../states/channel-mark.js';
import { useTimes } from '../times/use-times.js';
import type { Dashboard } from './dashboard-queries.js';

/** What is happening now: campaigns with how far they are, automations with who waits. */
export function InFlight({ dashboard: { campaigns, automations } }: { readonly dashboard: Dashboard }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      {may('messaging.view_campaign') && <Card><Title order={2} size="h3" mb="md">{t('shell.views.campaigns')}</Title><Campaigns campaigns={campaigns} /></Card>}
      {may('messaging.view_automation') && <Card><Title order={2} size="h3" mb="md">{t('shell.views.automations')}</Title><Automations automations={automations.filter(({ isActive }) => isActive)} /></Card>}
    </SimpleGrid>
  );
}

function Campaigns({ campaigns }: Pick<Dashboard, 'campaigns'>) {
  const { t } = useTranslation();
  if (campaigns.length === 0) return <Text c="dimmed" size="sm">{t('dashboard.noCampaigns')}</Text>;
  return (
    <Stack>
      {campaigns.slice(0, 5).map((campaign) => <CampaignLine key={campaign.id} campaign={campaign} />)}
    </Stack>
  );
}

function CampaignLine({ campaign: { id, name, channel, status, progress = 0, scheduledAt } }: { readonly campaign: Dashboard['campaigns'][number] }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const { eta } = useThrough(id, status === 'sending');
  const percent = percentText(Math.floor(progress), i18n.language);
  const standing = status === 'scheduled' && scheduledAt !== undefined ? times.moment(scheduledAt) : status === 'paused' ? `${t('campaigns.statuses.paused')} · ${percent}` : [percent, eta && t('dashboard.eta', { at: times.moment(eta) })].filter(Boolean).join(' · ');
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={6} style={{ rowGap: 0 }}>
        <Group gap={8} wrap="nowrap" miw={0} maw="100%">{channel && <ChannelMark channel={channel} isCompact size={22} />}<AnchorLink to="/campaigns/$campaignId/" params={{ campaignId: id }} fw={600} className="words">{name}</AnchorLink></Group>
        <Text size="sm" c="dimmed" className="numbers" style={{ whiteSpace: 'nowrap' }}>{standing}</Text>
      </Group>
      <Progress value={progress} size={8} radius="xl" aria-label={name} />
    </div>
  );
}

function Automations({ automations }: Pick<Dashboard, 'automations'>) {
  const { t } = useTranslation();
  const nameOf = useAutomationName();
  if (automations.length === 0) return <Text c="dimmed" size="sm">{t('dashboard.noAutomations')}</Text>;
  return (
    <Stack gap="xs">
      {automations.slice(0, 6).map(({ id, name, pending }) => (
        <Group key={id} justify="space-between" wrap="nowrap">
          <AnchorLink to="/automations/$automationId/" params={{ automationId: id }} fw={600} className="words">{nameOf(id, name)}</AnchorLink>
          <Text size="sm" c="dimmed" className="numbers" style={{ whiteSpace: 'nowrap' }}>{t('dashboard.pending', { count: pending })}</Text>
        </Group>
      ))}
    </Stack>
  );
}
