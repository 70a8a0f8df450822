import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../session/session.js';
import { timesIn } from '../times/times.rules.js';
import { dashboardQuery, type Period } from './dashboard-queries.js';
import { firstRunQuery, wantsFirstSteps } from './first-run/first-run-queries.js';

/** Asks for all that the dashboard shows, so that the answers are on their way before it is drawn. */
export async function askDashboard(queries: QueryClient, days: Period): Promise<void> {
  const session = await queries.ensureQueryData(sessionQuery);
  if (!session) return;
  const today = timesIn('en', session.hub.timeZone).dateOf(Date.now());
  void queries.prefetchQuery(dashboardQuery(days, today));
  if (wantsFirstSteps(session)) void queries.prefetchQuery(firstRunQuery(session));
}
