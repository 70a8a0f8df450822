import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import type { Filter } from '../audience/filter-builder.js';
import type { Channel } from '../session/session.js';
import type { MessageStatus } from '../states/status-badge.js';

/** Bodies and answers of API.md section 3, Campaigns. */

export type Audience = { readonly all: true } | { readonly customerIds: readonly string[] } | { readonly filter: Filter };
export type CampaignStatus = 'draft' | 'scheduled' | 'sending' | 'paused' | 'completed' | 'cancelled';

export interface Totals {
  readonly recipients: number;
  readonly open: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly failed: number;
  readonly skipped: number;
  readonly cancelled: number;
  readonly unknown: number;
  readonly accepted: number;
}

export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly channel: Channel;
  readonly templateId: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly audience: Audience;
  readonly purpose: 'marketing' | 'service';
  readonly purposeReason?: string;
  readonly ratePerMinute?: number;
  readonly schedule?: { readonly at: string; readonly zone: 'hub' | 'recipient' };
  readonly scheduledAt?: string;
  readonly status: CampaignStatus;
  readonly pauseReason?: { readonly code: string; readonly detail: string };
  readonly sandbox: boolean;
  readonly totals: Totals;
  readonly progress: number;
  readonly deliveryRate: number | null;
  readonly deliveryRateBasis: 'delivered' | 'accepted';
  readonly startedAt?: string;
  readonly completedAt?: string;
  readonly createdAt: string;
}

export interface Estimate {
  readonly matched: number;
  readonly reachable: number;
  readonly excluded: readonly { readonly reason: string; readonly count: number }[];
  readonly segments?: number;
  readonly cost?: { readonly amount: string; readonly currency: string };
  readonly approximate?: boolean;
  readonly sample: readonly { readonly customerId: string; readonly name?: string; readonly address?: string }[];
}

export interface Recipient {
  readonly customerId: string;
  readonly status: MessageStatus;
  readonly reason?: { readonly code: string; readonly detail: string };
  readonly messageId?: string;
  readonly updatedAt: string;
}

export interface Analytics {
  readonly funnel: { readonly recipients: number; readonly accepted: number; readonly delivered: number; readonly read: number; readonly notSent: readonly { readonly reason: { readonly code: string; readonly detail: string }; readonly status: MessageStatus; readonly count: number }[] };
  readonly overTime: readonly { readonly at: string; readonly sent: number; readonly delivered: number; readonly read: number; readonly failed: number }[];
  readonly eta?: string;
  readonly revenue?: { readonly days: number; readonly sales: number; readonly amounts: readonly { readonly amount: string; readonly currency: string }[] };
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface CampaignDraft {
  readonly name: string;
  readonly channel: Channel;
  readonly templateId: string;
  readonly audience: Audience;
}

const root = '/api/v1/campaigns';

export const campaignsQuery = (status: CampaignStatus | undefined) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', 'list', status ?? ''],
    queryFn: ({ pageParam }) => ask<Page<Campaign>>(root, { query: { status, limit: 50, cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const isRunning = (status: CampaignStatus): boolean => status === 'sending';

/** A running one is looked at every second, whatever the stream says: its bar is what somebody watches. */
export const campaignQuery = (id: string) =>
  queryOptions({ queryKey: ['campaigns', 'one', id], queryFn: () => ask<Campaign>(`${root}/${id}`), refetchInterval: ({ state }) => (state.data && isRunning(state.data.status) ? 1000 : false) });

export const analyticsQuery = (id: string, isLive: boolean) =>
  queryOptions({ queryKey: ['campaigns', 'analytics', id], queryFn: () => ask<Analytics>(`${root}/${id}/analytics`), refetchInterval: isLive ? 3000 : false });

export const recipientsQuery = (id: string, status: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', 'recipients', id, status ?? ''],
    queryFn: ({ pageParam }) => ask<Page<Recipient>>(`${root}/${id}/recipients`, { query: { status, limit: 50, cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Who would be reached, and who not and why. */
export const estimateQuery = (draft: { readonly channel: Channel; readonly templateId?: string; readonly audience: Audience } | undefined) =>
  queryOptions({
    queryKey: ['campaigns', 'estimate', draft],
    queryFn: () => ask<Estimate>(`${root}/estimate`, { method: 'POST', body: draft }),
    enabled: draft !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });

export const createCampaign = (draft: CampaignDraft): Promise<Campaign> => ask(root, { method: 'POST', body: draft });
export const changeCampaign = (id: string, change: Partial<CampaignDraft>): Promise<Campaign> => ask(`${root}/${id}`, { method: 'PATCH', body: change });
export const deleteCampaign = (id: string): Promise<void> => ask(`${root}/${id}`, { method: 'DELETE' });

export type CampaignVerb = 'start' | 'pause' | 'resume' | 'cancel' | 'schedule' | 'retry-failed' | 'retry-unknown';
export const doToCampaign = (id: string, verb: CampaignVerb, body: object = {}): Promise<Campaign> => ask(`${root}/${id}/${verb}`, { method: 'POST', body });
