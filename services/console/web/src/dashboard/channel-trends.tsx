import { Badge, Card, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../language/formats.js';
import { AnchorLink } from '../navigation/links.js';
import { channels, type Channel } from '../session/session.js';
import { ChannelMark } from '../states/channel-mark.js';
import type { Dashboard, DashboardDay, MessageCounts } from './dashboard-queries.js';
import { TrendBars } from './trend-bars.js';

const nothing: MessageCounts = { messages: 0, open: 0, sent: 0, delivered: 0, read: 0, failed: 0, skipped: 0, cancelled: 0, unknown: 0 };

/** What happened, channel by channel; of a shop that only tried so far, what it tried, marked as such. */
export function ChannelTrends({ dashboard }: { readonly dashboard: Dashboard }) {
  const { t } = useTranslation();
  const isTrial = dashboard.totals.all.messages === 0 && dashboard.sandbox.all.messages > 0;
  const { all, channels: counts } = isTrial ? dashboard.sandbox : dashboard.totals;
  // Who has tried again sees more failures than people, and wonders.
  const hasFailed = all.failed > 0;
  const days = isTrial ? dashboard.sandbox.series : dashboard.series;
  return (
    <section>
      <Group mb={hasFailed ? 4 : 'md'}><Title order={2} size="h3">{t('dashboard.happened')}</Title>{isTrial && <Badge color="warn" variant="outline">{t('shell.sandbox.badge')}</Badge>}</Group>
      {hasFailed && <Text size="sm" c="dimmed" mb="md">{t('dashboard.again')}</Text>}
      <SimpleGrid cols={{ base: 1, sm: 3 }}>{channels.map((channel) => <ChannelTrend key={channel} channel={channel} counts={counts[channel] ?? nothing} days={days} />)}</SimpleGrid>
    </section>
  );
}

function ChannelTrend({ channel, counts, days }: { readonly channel: Channel; readonly counts: MessageCounts; readonly days: readonly DashboardDay[] }) {
  const { t, i18n } = useTranslation();
  return (
    <Card padding="md" style={{ containerType: 'inline-size' }}>
      <Group mb="xs"><ChannelMark channel={channel} /></Group>
      {/* As large as there is room: eight digits fit into a third of a tablet. */}
      <Text fz="min(30px, 17cqi)" fw={680} lh={1.1} className="numbers">{numberFormat(i18n.language).format(counts.sent)}</Text>
      <Text size="sm" c="dimmed" mb="sm">{t('dashboard.sent', { count: counts.sent })}</Text>
      <TrendBars channel={channel} days={days.map((day) => ({ date: day.date, sent: day[channel].sent, failed: day[channel].failed }))} />
      <Group gap="2px var(--mantine-spacing-md)" mt="sm">
        <Arrived channel={channel} counts={counts} />
        {counts.open > 0 && <Text size="sm" c="dimmed">{t('dashboard.waiting', { count: counts.open })}</Text>}
        {counts.failed > 0 && <AnchorLink to="/messages/" search={{ channel, status: 'failed' }} size="sm" c="bad">{t('dashboard.failed', { count: counts.failed })}</AnchorLink>}
        {counts.skipped > 0 && <AnchorLink to="/messages/" search={{ channel, status: 'skipped' }} size="sm">{t('dashboard.skipped', { count: counts.skipped })}</AnchorLink>}
      </Group>
    </Card>
  );
}

/** How many arrived; of mails nobody tells, so that is said instead of a nought. */
function Arrived({ channel, counts }: { readonly channel: Channel; readonly counts: MessageCounts }) {
  const { t } = useTranslation();
  const isUntold = channel === 'email' && counts.sent > 0 && counts.delivered === 0;
  return <Text size="sm" {...(isUntold && { c: 'dimmed' })}>{isUntold ? t('dashboard.arrivalUntold') : t('dashboard.delivered', { count: counts.delivered })}</Text>;
}
