import type { QueryClient, QueryFilters } from '@tanstack/react-query';

/**
 * Shows at once what a wish will make true, wherever it is shown, and returns how to take that back if it is refused.
 * Only for what the next answer puts right anyway: a switch, a mark, a name.
 */
export async function atOnce<Data>(queries: QueryClient, filters: QueryFilters, change: (data: Data) => Data): Promise<() => void> {
  await queries.cancelQueries(filters);
  const before = queries.getQueriesData<Data>(filters);
  queries.setQueriesData<Data>(filters, (data) => (data === undefined ? undefined : change(data)));
  return () => {
    for (const [key, data] of before) queries.setQueryData(key, data);
  };
}
