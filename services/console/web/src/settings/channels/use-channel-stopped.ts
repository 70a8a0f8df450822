import { useQuery } from '@tanstack/react-query';
import { dashboardQuery, type DashboardProblem } from '../../dashboard/dashboard-queries.js';
import { useMay, type Channel } from '../../session/session.js';

/** What stopped a channel, where something did: as the dashboard knows it. */
export function useChannelStopped(channel: Channel): DashboardProblem | undefined {
  const may = useMay();
  const { data } = useQuery({ ...dashboardQuery(7), enabled: may('messaging.view_message') });
  return data?.problems.find((known) => known.kind === 'channel_broken' && known.channel === channel);
}
