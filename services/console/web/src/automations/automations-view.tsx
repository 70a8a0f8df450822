import { Badge, Card, Group, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { inReadersWords } from '../language/readers-words.js';
import { ButtonLink, AnchorLink } from '../navigation/links.js';
import { May } from '../session/may.js';
import { useMay } from '../session/session.js';
import { ChannelMark } from '../states/channel-mark.js';
import { Loaded } from '../states/loaded.js';
import { PageHeader } from '../states/page-header.js';
import { automationsQuery, triggers, type Automation } from './automation-queries.js';
import { TriggerMark } from './trigger-mark.js';
import { useWaitSentence } from './use-wait-sentence.js';
import { useSwitchAutomation } from './use-switch-automation.js';

/** What the shop says by itself: one recipe for each occasion, and those it made. */
export function AutomationsView() {
  const { t } = useTranslation();
  const query = useQuery(automationsQuery);
  return (
    <>
      <PageHeader
        title={t('shell.views.automations')} lead={t('automations.lead')}
        actions={<May permission="messaging.add_automation"><ButtonLink to="/automations/new/" leftSection={<IconPlus size={17} />}>{t('automations.new')}</ButtonLink></May>}
      />
      <Loaded query={query}>
        {({ items }) => (
          <Stack gap="xl">
            <Section title={t('automations.own')} automations={items.filter(({ isSystem }) => !isSystem)} />
            <Section title={t('automations.recipes')} automations={triggers.flatMap((trigger) => items.filter((item) => item.isSystem && item.trigger === trigger))} />
          </Stack>
        )}
      </Loaded>
    </>
  );
}

function Section({ title, automations }: { readonly title: string; readonly automations: readonly Automation[] }) {
  if (automations.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h3" mb="md">{title}</Title>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>{automations.map(inReadersWords).map((automation) => <AutomationCard key={automation.id} automation={automation} />)}</SimpleGrid>
    </section>
  );
}

function AutomationCard({ automation }: { readonly automation: Automation }) {
  const { t } = useTranslation();
  const may = useMay();
  const waitSentence = useWaitSentence();
  const { isBusy, turn } = useSwitchAutomation(automation);
  return (
    <Card padding="md" component="article">
      <Group justify="space-between" wrap="nowrap" mb="xs">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <TriggerMark trigger={automation.trigger} isActive={automation.isActive} />
          <AnchorLink to="/automations/$automationId/" params={{ automationId: automation.id }} fw={640} c="var(--mantine-color-text)" className="words" lineClamp={2}>{automation.name}</AnchorLink>
        </Group>
        <Switch checked={automation.isActive} disabled={!may('messaging.change_automation')} aria-busy={isBusy} onChange={(event) => turn(event.currentTarget.checked)} aria-label={t('automations.switch', { name: automation.name })} />
      </Group>
      <Text size="sm" c="dimmed" flex={1}>{t(`automations.when.${automation.trigger}`)} {waitSentence(automation.timing)}</Text>
      <Group gap="xs" mt="sm">
        {automation.channel && <ChannelMark channel={automation.channel} size={22} />}
        {(automation.isActive || automation.executionCount > 0) && <Badge variant="default">{t('automations.sentCount', { count: automation.executionCount })}</Badge>}
      </Group>
    </Card>
  );
}
