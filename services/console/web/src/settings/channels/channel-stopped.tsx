import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dashboardQuery } from '../../dashboard/dashboard-queries.js';
import { SinceAndWaiting } from '../../dashboard/since-and-waiting.js';
import { useReason } from '../../reasons/use-reason.js';
import { useMay, type Channel } from '../../session/session.js';

/** What stopped a channel, where it is mended; the dashboard leads here. */
export function ChannelStopped({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation();
  const may = useMay();
  const reasonOf = useReason();
  const { data } = useQuery({ ...dashboardQuery(7), enabled: may('messaging.view_message') });
  const problem = data?.problems.find((known) => known.kind === 'channel_broken' && known.channel === channel);
  if (!problem) return null;
  const { code, text, explained, detail } = problem;
  return (
    <Alert role="group" color="bad" icon={<IconAlertTriangle />} title={t(`dashboard.problems.stopped.${channel}`)}>
      <Text size="sm">{reasonOf({ code, detail: text, text: explained })}</Text>
      <Text size="sm"><SinceAndWaiting problem={problem} /> {t('dashboard.problems.kept')}</Text>
      {detail !== undefined && <Text size="xs" ff="monospace" className="words">{detail}</Text>}
    </Alert>
  );
}
