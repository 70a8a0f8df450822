import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';
import { inReadersWords } from '../language/readers-words.js';
import type { components, operations } from '../api/schema.js';

export type Template = components['schemas']['Template'];
export type TemplateVersion = components['schemas']['TemplateVersion'];
export type TemplateFilters = Omit<NonNullable<operations['ListTemplates_list']['parameters']['query']>, 'limit' | 'cursor'>;
type PreviewOperation = operations['PreviewTemplate_preview'];
export type PreviewRequest = PreviewOperation['requestBody']['content']['application/json'];
export type Preview = PreviewOperation['responses'][200]['content']['application/json'];

export const templatesQuery = (filters: TemplateFilters) =>
  infiniteQueryOptions({
    queryKey: ['templates', 'list', filters],
    queryFn: ({ pageParam }) => answer(api.GET('/api/v1/templates', { params: { query: { ...filters, limit: 100, ...(pageParam !== null && { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => ({ loaded: pages.length, items: pages.flatMap(({ items }) => items.map(inReadersWords)) }),
  });

/** The first two hundred, for pickers: what a shop has, but for the very largest. */
export const templateChoicesQuery = () =>
  queryOptions({
    queryKey: ['templates', 'choices'],
    queryFn: () => answer(api.GET('/api/v1/templates', { params: { query: { limit: 200 } } })),
    select: ({ items }) => items.map(inReadersWords),
  });

/** With its ETag, so that a change made meanwhile by somebody else is noticed. */
export const templateQuery = (id: string) =>
  queryOptions({
    queryKey: ['templates', 'one', id],
    queryFn: async () => {
      const call = await api.GET('/api/v1/templates/{id}', { params: { path: { id } } });
      return { template: await answer(Promise.resolve(call)), etag: call.response.headers.get('etag') ?? undefined };
    },
    select: ({ template, etag }) => ({ template: inReadersWords(template), etag }),
  });

export const versionsQuery = (id: string) =>
  queryOptions({ queryKey: ['templates', 'versions', id], queryFn: () => answer(api.GET('/api/v1/templates/{id}/versions', { params: { path: { id }, query: { limit: 50 } } })) });

/** What a message would look like; the last one stays until the next is there. */
export const previewQuery = (request: PreviewRequest | undefined) =>
  queryOptions({
    queryKey: ['preview', request],
    queryFn: () => answer(api.POST('/api/v1/templates/preview', { body: request ?? { channel: 'email' } })),
    enabled: request !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
