import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { Channel } from '../session/session.js';

export type Conversation = components['schemas']['Conversation'];

/** The customer's name, else what the person calls themselves, else the address. */
export const personOf = ({ customerName, name, address }: Pick<Conversation, 'customerName' | 'name' | 'address'>): string => customerName ?? name ?? address;

/** The list as it is kept: page after page. */
export interface ConversationPages {
  readonly pages: readonly { readonly items: readonly Conversation[] }[];
}

export interface ConversationFilters {
  readonly unread?: true;
  readonly q?: string;
}

const PAGE = 50;

export const conversationsQuery = (filters: ConversationFilters) =>
  infiniteQueryOptions({
    queryKey: ['conversations', 'list', filters],
    queryFn: ({ pageParam }) => answer(api.GET('/api/v1/conversations', { params: { query: { ...filters, limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Conversations that wait for an answer; the first page is enough to count for a badge. */
export const unreadQuery = queryOptions({
  queryKey: ['conversations', 'unread-count'],
  queryFn: async () => {
    const { items, nextCursor } = await answer(api.GET('/api/v1/conversations', { params: { query: { unread: true, limit: PAGE } } }));
    return { count: items.length, hasMore: nextCursor !== null };
  },
});

/** What was said with one address on one channel, newest first; before they ever wrote there is no conversation to ask for. */
export const threadQuery = (channel: Channel, address: string, conversationId: string | undefined) =>
  queryOptions({
    queryKey: ['messages', 'thread', channel, address, conversationId ?? ''],
    queryFn: () =>
      conversationId === undefined
        ? answer(api.GET('/api/v1/messages', { params: { query: { channel, q: address, limit: 100 } } }))
        : answer(api.GET('/api/v1/conversations/{id}/messages', { params: { path: { id: conversationId }, query: { limit: 100 } } })),
  });
