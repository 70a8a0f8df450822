import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../session/session.js';
import { turn } from '../start/turn.js';
import type { Period } from '../start/first-paths.js';
import { dashboardQuery } from './dashboard-queries.js';
import { firstRunQuery, wantsFirstSteps } from './first-run/first-run-queries.js';

/** Asks for all that the dashboard shows, so that the answers are on their way before it is drawn. */
export async function askDashboard(queries: QueryClient, days: Period): Promise<void> {
  void queries.prefetchQuery(dashboardQuery(days));
  await turn();
  const session = await queries.ensureQueryData(sessionQuery);
  if (session && wantsFirstSteps(session)) void queries.prefetchQuery(firstRunQuery(session));
}
