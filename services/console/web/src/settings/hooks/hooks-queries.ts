import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import type { components } from '../../api/schema.js';

export type Hook = components['schemas']['Hook'];
export type Hooks = { readonly items: readonly Hook[] };
export type NewHook = components['schemas']['NewHook'];
export type HookDelivery = components['schemas']['HookDelivery'];
export type HookEvent = Hook['events'][number];

/** What a hook may hear of; `message.*` stands for all of a single message. */
export const hookEvents = [
  'message.*', 'message.queued', 'message.sent', 'message.delivered', 'message.read', 'message.failed', 'message.skipped', 'message.cancelled', 'message.unknown',
  'message.received', 'messages.progressed', 'consent.changed', 'campaign.completed', 'channel.broken', 'channel.restored',
] as const satisfies readonly HookEvent[];

export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const satisfies readonly HookDelivery['status'][];

/** A hub has at most 20. */
export const hooksQuery = queryOptions({ queryKey: ['settings', 'hooks'], queryFn: () => answer(api.GET('/api/v1/hooks', { params: { query: { limit: 200 } } })) });

export const deliveriesQuery = (hookId: string, status: HookDelivery['status'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['settings', 'hooks', hookId, status ?? ''],
    queryFn: ({ pageParam }) => answer(api.GET('/api/v1/hooks/{id}/deliveries', { params: { path: { id: hookId }, query: { limit: 20, ...(status && { status }), ...(pageParam !== null && { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
