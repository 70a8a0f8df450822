import { useQuery } from '@tanstack/react-query';
import { useMay } from '../session/session.js';
import { analyticsQuery, waitingQuery } from './campaign-queries.js';
import { throughOf, type Through } from './through.rules.js';

/** When a campaign on its way will be through, and what of it has to wait. */
export function useThrough(campaignId: string, isLive: boolean): Through {
  const may = useMay();
  const { data } = useQuery({ ...analyticsQuery(campaignId, isLive), enabled: isLive });
  const { data: waiting } = useQuery({ ...waitingQuery(campaignId), enabled: isLive && may('messaging.view_message') });
  return isLive && data ? throughOf({ eta: data.eta, waiting, open: data.totals.open }) : {};
}
