import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';
import type { components, operations } from '../api/schema.js';

export type Message = components['schemas']['Message'];
export type TimelineItem = components['schemas']['TimelineItem'];
export type MessageFilters = Omit<NonNullable<operations['Messages_list']['parameters']['query']>, 'limit' | 'cursor'>;

export const PAGE_SIZE = 50;

/** The list, page by page. */
export const messagesQuery = (filters: MessageFilters) =>
  infiniteQueryOptions({
    queryKey: ['messages', 'list', filters],
    queryFn: ({ pageParam }) => answer(api.GET('/api/v1/messages', { params: { query: { ...filters, limit: PAGE_SIZE, ...(pageParam !== null && { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** What a campaign still has to send, with why and until when it waits: the newest of it. */
export const queuedOfCampaignQuery = (campaignId: string) =>
  queryOptions({ queryKey: ['messages', 'waiting', campaignId], queryFn: () => answer(api.GET('/api/v1/messages', { params: { query: { campaignId, status: 'queued', limit: 200 } } })) });

export const messageQuery = (id: string) =>
  queryOptions({ queryKey: ['messages', 'one', id], queryFn: () => answer(api.GET('/api/v1/messages/{id}', { params: { path: { id } } })) });

export const timelineQuery = (id: string) =>
  queryOptions({ queryKey: ['messages', 'timeline', id], queryFn: () => answer(api.GET('/api/v1/messages/{id}/timeline', { params: { path: { id } } })) });
