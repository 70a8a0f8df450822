import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Dashboard = components['schemas']['Dashboard'];
export type DashboardDay = Dashboard['series'][number];
export type DashboardProblem = Dashboard['problems'][number];
/** Messages by their present status; `sent` are now sent, delivered or read. */
export type MessageCounts = Dashboard['totals']['all'];

/** The period shown: so many days until today. */
export const periods = [7, 30, 90] as const;
export type Period = (typeof periods)[number];
const DAY_MS = 86_400_000;

export const dashboardQuery = (days: Period, today: string) =>
  queryOptions({
    queryKey: ['dashboard', days, today],
    queryFn: () => answer(api.GET('/api/v1/dashboard', { params: { query: { from: new Date(Date.parse(today) - (days - 1) * DAY_MS).toISOString().slice(0, 10), to: today } } })),
  });
