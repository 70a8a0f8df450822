import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';
import { isProblem, type FieldProblem } from '../api/problem.js';
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
    queryFn: () => look(request ?? { channel: 'email' }),
    enabled: request !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });

const previewed = (body: PreviewRequest): Promise<Preview> => answer(api.POST('/api/v1/templates/preview', { body }));

/** A way out that is still to be written is no reason not to show the rest; as another kind than marketing the words need none. */
async function look(request: PreviewRequest): Promise<Preview> {
  try {
    return await previewed(request);
  } catch (error) {
    const { draft } = request;
    if (!draft || !isProblem(error, 'TEMPLATE.OPT_OUT_MISSING') || error.errors.some(({ code }) => code !== error.code)) throw error;
    return previewed({ ...request, draft: { ...draft, category: 'custom' } });
  }
}

interface Looked {
  /** Whose looks these are: those after a refused save (when it was), or those while somebody writes. */
  readonly during: number | 'writing';
  readonly draft: NonNullable<PreviewRequest['draft']>;
  readonly places: readonly Pick<PreviewRequest, 'channel' | 'locale'>[];
}

/** What would be refused of a draft in these languages and on these channels. */
export const wrongQuery = ({ during, draft, places }: Looked) =>
  queryOptions({
    queryKey: ['templates', 'wrong', during, draft, places],
    queryFn: async (): Promise<readonly FieldProblem[]> => (await Promise.all(places.map((place) => complaintsOf({ draft, ...place })))).flat(),
    // What the last look found holds until the next has; what was found before another save says nothing.
    placeholderData: (last: readonly FieldProblem[] | undefined, query: { readonly queryKey: readonly unknown[] } | undefined) => (query?.queryKey[2] === during ? last : undefined),
    staleTime: Infinity,
    retry: false,
  });

async function complaintsOf(request: PreviewRequest): Promise<readonly FieldProblem[]> {
  try {
    await previewed(request);
    return [];
  } catch (error) {
    if (!isProblem(error) || error.status !== 422) throw error;
    return error.errors.map((complaint) => ({ ...complaint, pointer: complaint.pointer.replace(/^\/draft/, '') }));
  }
}
