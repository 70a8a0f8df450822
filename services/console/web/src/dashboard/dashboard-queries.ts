import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import type { Channel } from '../session/session.js';

/** Messages by their present status; `sent` are now sent, delivered or read. */
export interface MessageCounts {
  readonly messages: number;
  readonly open: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly failed: number;
  readonly skipped: number;
}

export type DashboardDay = { readonly date: string } & { readonly [Name in Channel]: MessageCounts };

export interface DashboardProblem {
  readonly kind: string;
  readonly code: string;
  /** In the hub's language. */
  readonly text: string;
  readonly detail?: string;
  readonly channel?: Channel;
  readonly campaignId?: string;
  readonly since?: string;
  readonly waiting?: number;
}

interface Counted {
  readonly all: MessageCounts;
  readonly channels: { readonly [Name in Channel]?: MessageCounts };
}

export interface Dashboard {
  readonly totals: Counted;
  readonly series: readonly DashboardDay[];
  /** Of messages that were only played through: they count in no total of real ones. */
  readonly sandbox: Counted & { readonly series: readonly DashboardDay[] };
  readonly automations: readonly { readonly id: string; readonly name: string; readonly isActive: boolean; readonly pending: number }[];
  readonly campaigns: readonly { readonly id: string; readonly name: string; readonly status: string; readonly channel?: Channel; readonly progress?: number; readonly scheduledAt?: string }[];
  readonly problems: readonly DashboardProblem[];
}

/** The period shown: so many days until today. */
export const periods = [7, 30, 90] as const;
export type Period = (typeof periods)[number];
const DAY_MS = 86_400_000;

export const dashboardQuery = (days: Period, today: string) =>
  queryOptions({
    queryKey: ['dashboard', days, today],
    queryFn: () => ask<Dashboard>('/api/v1/dashboard', { query: { from: new Date(Date.parse(today) - (days - 1) * DAY_MS).toISOString().slice(0, 10), to: today } }),
  });
