import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './problem.js';

const retriesMax = 2;

/** Refusals stay refusals however often they are asked; only silence and our own failures are tried again. */
const isWorthRetrying = (count: number, error: unknown): boolean => count < retriesMax && isProblem(error) && (error.status === 0 || error.status >= 500);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: isWorthRetrying, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
