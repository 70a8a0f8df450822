import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import type { operations } from '../../api/schema.js';

export const eventsQuery = (status: 'parked' | 'handled' | 'ignored') =>
  queryOptions({ queryKey: ['events', status], queryFn: () => answer(api.GET('/api/v1/events', { params: { query: { status, limit: 50 } } })) });

export type ErpEvent = operations['ListEvents_list']['responses'][200]['content']['application/json']['items'][number];

export const eventQuery = (id: string) => queryOptions({ queryKey: ['events', 'one', id], queryFn: () => answer(api.GET('/api/v1/events/{id}', { params: { path: { id } } })) });
