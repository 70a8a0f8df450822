import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { Period } from '../start/first-paths.js';

export type Dashboard = components['schemas']['Dashboard'];
export type DashboardDay = Dashboard['series'][number];
export type DashboardProblem = Dashboard['problems'][number];
export type DashboardCampaign = Dashboard['campaigns'][number];
/** Messages by their present status; `sent` are now sent, delivered or read. */
export type MessageCounts = Dashboard['totals']['all'];

export const dashboardQuery = (days: Period) =>
  queryOptions({ queryKey: ['dashboard', days], queryFn: () => answer(api.GET('/api/v1/dashboard', { params: { query: { days } } })) });
