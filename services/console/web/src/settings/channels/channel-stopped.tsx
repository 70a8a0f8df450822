import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DashboardProblem } from '../../dashboard/dashboard-queries.js';
import { SinceAndWaiting } from '../../dashboard/since-and-waiting.js';
import { useReason } from '../../reasons/use-reason.js';
import type { Channel } from '../../session/session.js';

/** What stopped a channel, where it is mended; the dashboard leads here. */
export function ChannelStopped({ channel, problem }: { readonly channel: Channel; readonly problem: DashboardProblem }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const { code, text, explained, detail } = problem;
  return (
    <Alert role="group" color="bad" icon={<IconAlertTriangle />} title={t(`dashboard.problems.stopped.${channel}`)}>
      <Text size="sm">{reasonOf({ code, detail: text, text: explained })}</Text>
      <Text size="sm"><SinceAndWaiting problem={problem} /> {t('dashboard.problems.kept')}</Text>
      {detail !== undefined && <Text size="xs" ff="monospace" className="words">{detail}</Text>}
    </Alert>
  );
}
