import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './problem.js';

const retriesMax = 2;

/** Refusals stay refusals however often they are asked; only silence and our own failures are tried again. */
const isWorthRetrying = (count: number, error: unknown): boolean => count < retriesMax && isProblem(error) && (error.status === 0 || error.status >= 500);

/**
 * Without a network everything is asked all the same, and fails with a sentence: left to itself the library waits in silence,
 * so that a view never comes, and what was pressed is done whenever the network is back, hours later if need be.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: isWorthRetrying, refetchOnWindowFocus: true, networkMode: 'always', refetchOnReconnect: true },
    mutations: { retry: false, networkMode: 'always' },
  },
});
