import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import { answer, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { Channel } from '../session/session.js';
import type { MessageStatus } from '../states/status-badge.js';

export type Campaign = components['schemas']['Campaign'];
export type CampaignStatus = Campaign['status'];
export type Totals = Campaign['totals'];
export type Audience = Campaign['audience'];
export type Estimate = components['schemas']['CampaignEstimate'];

export interface Recipient {
  readonly customerId: string;
  readonly name?: string;
  readonly status: MessageStatus;
  readonly reason?: { readonly code: string; readonly detail: string; readonly text?: { readonly en: string; readonly es: string } };
  readonly messageId?: string;
  readonly updatedAt: string;
}

export interface Analytics {
  readonly funnel: { readonly recipients: number; readonly accepted: number; readonly delivered: number; readonly read: number; readonly notSent: readonly { readonly reason: { readonly code: string; readonly detail: string }; readonly status: MessageStatus; readonly count: number }[] };
  readonly overTime: readonly { readonly at: string; readonly sent: number; readonly delivered: number; readonly read: number; readonly failed: number }[];
  readonly eta?: string;
  /** Of those who failed, whom a new round would write to; told once it is completed. */
  readonly retryable?: number;
  readonly totals: Totals;
  readonly deliveryRate: number | null;
  readonly deliveryRateBasis: Campaign['deliveryRateBasis'];
  readonly revenue?: { readonly days: number; readonly sales: number; readonly amounts: readonly { readonly amount: string; readonly currency: string }[] };
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What a campaign is made of. */
export type NewCampaign = components['schemas']['CreateCampaign'];

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
    queryFn: ({ pageParam }) => answer(api.GET('/api/v1/campaigns', { params: { query: { limit: 50, ...(status && { status }), ...(pageParam !== null && { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** What its messages are sent for, as previews ask it: whatever its template’s category, a campaign is marketing unless it was made as service. */
export const purposeOf = ({ purpose }: Pick<Campaign, 'purpose'>): 'transactional' | 'marketing' => (purpose === 'service' ? 'transactional' : 'marketing');

export const isRunning = (status: CampaignStatus): boolean => status === 'sending';

/** A running one is looked at every second, whatever the stream says: its bar is what somebody watches. */
export const campaignQuery = (id: string) =>
  queryOptions({ queryKey: ['campaigns', 'one', id], queryFn: () => answer(api.GET('/api/v1/campaigns/{id}', { params: { path: { id } } })), refetchInterval: ({ state }) => (state.data && isRunning(state.data.status) ? 1000 : false) });

export const analyticsQuery = (id: string, isLive: boolean) =>
  queryOptions({ queryKey: ['campaigns', 'analytics', id], queryFn: () => ask<Analytics>(`${root}/${id}/analytics`), refetchInterval: isLive ? 3000 : false });

/** What of a running campaign waits for another try, or for its hour. */
export const waitingQuery = (campaignId: string) =>
  queryOptions({ queryKey: ['campaigns', 'waiting', campaignId], queryFn: () => answer(api.GET('/api/v1/messages/waiting', { params: { query: { campaignId } } })), refetchInterval: 3000 });

export const recipientsQuery = (id: string, status: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', 'recipients', id, status ?? ''],
    queryFn: ({ pageParam }) => ask<Page<Recipient>>(`${root}/${id}/recipients`, { query: { status, limit: 50, cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export interface RecipientsWanted {
  readonly status: MessageStatus;
  /** The code of a reason. */
  readonly reason: string;
}

/** As many as a campaign takes by name; with more the API refuses it. */
const namedMax = 50_000;

/** The ids of all recipients of a kind; it stops reading when they are too many for one campaign. */
export async function findRecipients(id: string, { status, reason }: RecipientsWanted): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null && found.length <= namedMax;) {
    const page: Page<Recipient> = await ask<Page<Recipient>>(`${root}/${id}/recipients`, { query: { status, reason, limit: 200, cursor } });
    found.push(...page.items.map(({ customerId }) => customerId));
    cursor = page.nextCursor;
  }
  return found;
}

/** Who would be reached, and who not and why. */
export const estimateQuery = (draft: { readonly channel: Channel; readonly templateId?: string; readonly audience: Audience } | undefined) =>
  queryOptions({
    queryKey: ['campaigns', 'estimate', draft],
    queryFn: () => answer(api.POST('/api/v1/campaigns/estimate', { body: draft ?? { channel: 'email', audience: { all: true } } })),
    enabled: draft !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });

const at = (id: string) => ({ params: { path: { id } } });

export const createCampaign = (body: NewCampaign, key: string): Promise<Campaign> => answer(api.POST('/api/v1/campaigns', { body, params: { header: { 'Idempotency-Key': key } } }));
export const changeCampaign = (id: string, body: Partial<CampaignDraft>): Promise<Campaign> => answer(api.PATCH('/api/v1/campaigns/{id}', { ...at(id), body }));
export const testCampaign = (id: string, body: { to: string; customerId?: string }, key: string): Promise<unknown> =>
  answer(api.POST('/api/v1/campaigns/{id}/test-send', { params: { ...at(id).params, header: { 'Idempotency-Key': key } }, body }));
export const deleteCampaign = (id: string): Promise<unknown> => answer(api.DELETE('/api/v1/campaigns/{id}', at(id)));
export const scheduleCampaign = (id: string, body: { at: string; zone: 'hub' | 'recipient'; confirmRecipients?: number }): Promise<Campaign> => answer(api.POST('/api/v1/campaigns/{id}/schedule', { ...at(id), body }));

export type CampaignVerb = 'start' | 'pause' | 'resume' | 'cancel' | 'retry-failed' | 'retry-unknown';

/** Does something to a campaign; `confirmRecipients` is how many the person was told of. */
export function doToCampaign(id: string, verb: CampaignVerb, confirmRecipients?: number): Promise<Campaign> {
  const body = confirmRecipients === undefined ? {} : { confirmRecipients };
  switch (verb) {
    case 'start':
      return answer(api.POST('/api/v1/campaigns/{id}/start', { ...at(id), body }));
    case 'pause':
      return answer(api.POST('/api/v1/campaigns/{id}/pause', at(id)));
    case 'resume':
      return answer(api.POST('/api/v1/campaigns/{id}/resume', { ...at(id), body }));
    case 'cancel':
      return answer(api.POST('/api/v1/campaigns/{id}/cancel', at(id)));
    case 'retry-failed':
      return answer(api.POST('/api/v1/campaigns/{id}/retry-failed', { ...at(id), body }));
    case 'retry-unknown':
      return answer(api.POST('/api/v1/campaigns/{id}/retry-unknown', { ...at(id), body }));
  }
}
