import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { Card, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../language/formats.js';
import { percentText } from '../../language/percent-text.js';
import { moneyText } from '../../prices/price.rules.js';
import { ReasonCounts } from '../../reasons/reason-counts.js';
import { useReason } from '../../reasons/use-reason.js';
import { Loaded } from '../../states/loaded.js';
import { useTimes } from '../../times/use-times.js';
import { analyticsQuery, isRunning, type Analytics, type Campaign } from '../campaign-queries.js';

const funnelSteps = ['recipients', 'accepted', 'delivered', 'read'] as const;
type FunnelStep = (typeof funnelSteps)[number] | 'kept';

/** How it went: from everybody to those who read it, over time, and who got nothing and why. */
export function CampaignAnalytics({ campaign }: { readonly campaign: Campaign }) {
  const query = useQuery(analyticsQuery(campaign.id, isRunning(campaign.status)));
  return <Loaded query={query}>{(analytics) => <AnalyticsCards analytics={analytics} />}</Loaded>;
}

function AnalyticsCards({ analytics }: { readonly analytics: Analytics }) {
  const { t } = useTranslation();
  const hasSales = (analytics.revenue?.sales ?? 0) > 0;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Card><Title order={2} size="h3" mb="md">{t(`campaigns.analytics.funnel.${analytics.deliveryRateBasis}`)}</Title><Funnel analytics={analytics} /></Card>
      <Card><Title order={2} size="h3" mb="md">{t('campaigns.analytics.overTime')}</Title><OverTime analytics={analytics} /></Card>
      <Card style={hasSales ? {} : { gridColumn: '1 / -1' }}><Title order={2} size="h3" mb="md">{t('campaigns.analytics.notSent')}</Title><NotSent analytics={analytics} /></Card>
      {analytics.revenue && hasSales && <Card><Title order={2} size="h3" mb="md">{t('campaigns.analytics.revenue')}</Title><Revenue revenue={analytics.revenue} /></Card>}
    </SimpleGrid>
  );
}

/** The steps of which something is known: a mail server tells neither of arrival nor of reading, only what it takes and what comes back. */
function stepsOf({ funnel, totals, deliveryRateBasis }: Analytics): readonly { readonly name: FunnelStep; readonly count: number }[] {
  if (deliveryRateBasis === 'accepted') return [{ name: 'recipients', count: funnel.recipients }, { name: 'accepted', count: funnel.accepted }, { name: 'kept', count: totals.sent }];
  return funnelSteps.map((name) => ({ name, count: funnel[name] }));
}

function Funnel({ analytics }: { readonly analytics: Analytics }) {
  const { t, i18n } = useTranslation();
  const { funnel: { recipients }, deliveryRateBasis, deliveryRate } = analytics;
  return (
    <Stack gap="sm">
      {stepsOf(analytics).map(({ name, count }) => (
        <div key={name}>
          <Text size="sm"><Text span fw={650}>{numberFormat(i18n.language).format(count)}</Text> {t(`campaigns.analytics.steps.${name}`, { count })}</Text>
          <Progress size={10} radius="xl" value={(count / Math.max(recipients, 1)) * 100} aria-label={t(`campaigns.analytics.steps.${name}`, { count })} />
        </div>
      ))}
      {deliveryRate !== null && <Text size="sm" c="dimmed">{t(`campaigns.analytics.rate.${deliveryRateBasis}`, { rate: percentText(deliveryRate, i18n.language) })}</Text>}
    </Stack>
  );
}

function OverTime({ analytics: { overTime, deliveryRateBasis } }: { readonly analytics: Analytics }) {
  const { t } = useTranslation();
  const times = useTimes();
  if (overTime.length === 0) return <Text c="dimmed">{t('campaigns.analytics.tooEarly')}</Text>;
  const data = overTime.map((point) => ({ ...point, at: times.moment(point.at) }));
  const told = deliveryRateBasis === 'accepted' ? (['sent', 'failed'] as const) : (['sent', 'delivered', 'read', 'failed'] as const);
  const series = told.map((name) => ({ name, label: t(`words.statuses.${name}`), color: { sent: 'petrol.5', delivered: 'good.5', read: 'light-dark(var(--mantine-color-good-8), var(--mantine-color-good-3))', failed: 'bad.5' }[name] }));
  return <BarChart h={240} data={data} dataKey="at" series={series} maxBarWidth={36} yAxisProps={{ allowDecimals: false }} withLegend legendProps={{ itemSorter: null }} tickLine="none" />;
}

function NotSent({ analytics: { funnel } }: { readonly analytics: Analytics }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  if (funnel.notSent.length === 0) return <Text c="dimmed">{t('campaigns.analytics.everybody')}</Text>;
  return <ReasonCounts reasons={funnel.notSent.map(({ reason, status, count }) => ({ key: reason.code + status, count, words: reasonOf(reason) }))} />;
}

function Revenue({ revenue }: { readonly revenue: NonNullable<Analytics['revenue']> }) {
  const { t, i18n } = useTranslation();
  return <Text>{t('campaigns.analytics.sales', { count: revenue.sales, days: revenue.days, amount: revenue.amounts.map((money) => moneyText(money, i18n.language)).join(' + ') })}</Text>;
}
