import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';
import type { components } from '../api/schema.js';

export type CustomerSummary = components['schemas']['CustomerSummary'];
export type Customer = components['schemas']['Customer'];
export type ActivityItem = components['schemas']['ActivityItem'];

/** The first who match, for pickers. */
export const customersQuery = (q: string, limit: number) =>
  queryOptions({
    queryKey: ['customers', 'found', q, limit],
    queryFn: () => answer(api.GET('/api/v1/customers', { params: { query: { limit, ...(q !== '' && { q }) } } })),
    placeholderData: keepPreviousData,
  });

export const customerPagesQuery = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'list', q ?? ''],
    queryFn: ({ pageParam }) => answer(api.GET('/api/v1/customers', { params: { query: { limit: 50, ...(q !== undefined && { q }), ...(pageParam !== null && { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const customerQuery = (id: string) => queryOptions({ queryKey: ['customers', 'one', id], queryFn: () => answer(api.GET('/api/v1/customers/{id}', { params: { path: { id } } })) });

export const activityQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'activity', id],
    queryFn: ({ pageParam }) => answer(api.GET('/api/v1/customers/{id}/activity', { params: { path: { id }, query: { limit: 50, ...(pageParam !== null && { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
