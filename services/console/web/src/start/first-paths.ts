/** What the dashboard begins with, as it is asked for ahead of the app (start/ask-ahead.ts) and then by its queries. */
export const SESSION_PATH = '/api/v1/session';

/** The period shown: so many days until today. */
export const periods = [7, 30, 90] as const;
export type Period = (typeof periods)[number];

export const periodOf = (days: unknown): Period => periods.find((period) => period === Number(days)) ?? 7;

export const dashboardPath = (days: Period): string => `/api/v1/dashboard?days=${days}`;

/** How far a new shop is. */
export const firstStepsPaths = ['/api/v1/customers?limit=1', '/api/v1/messages?limit=1', '/api/v1/automations?limit=200'] as const;

/** Where it is noted that nobody wants to see the first steps any more. */
export const hiddenSteps = 'messaging.first-run';
