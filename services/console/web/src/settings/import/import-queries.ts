import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import i18next from 'i18next';
import { fetchAnswer } from '../../api/ask.js';
import { answer, api } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { acceptCsv } from '../../downloads/csv.js';
import { currentLanguage } from '../../language/start-language.js';

export type ImportPreview = components['schemas']['ImportPreview'];
export type CustomerImport = components['schemas']['CustomerImport'];
/** Which column holds which field; null leaves a column out. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

const csv = { 'content-type': 'text/csv' } as const;
const pollMs = 1000;

/** How a file is read: what its columns hold, and whether people without a number are known by their address. */
interface Reading {
  readonly mapping: ColumnMapping;
  readonly isIdOfAddress?: boolean | undefined;
}

const queryOf = ({ mapping, isIdOfAddress = false }: Reading) => ({ mapping: JSON.stringify(mapping), ...(isIdOfAddress && { idFrom: 'address' }) });

/** What of a file would be taken; asked again whenever a column is given another meaning. */
export const previewQuery = (file: File, { mapping, isIdOfAddress = false }: Reading) =>
  queryOptions({
    queryKey: ['imports', 'preview', file.name, file.size, file.lastModified, mapping, isIdOfAddress],
    queryFn: async () => (await (await fetchAnswer('/api/v1/customers/import/preview', { method: 'POST', body: file, headers: csv, query: queryOf({ mapping, isIdOfAddress }) })).json()) as ImportPreview,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });

/** How an import stands, every second while it runs. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: () => answer(api.GET('/api/v1/customers/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? pollMs : false),
  });

/** The import that was begun last, if there was one. */
export const lastImportQuery = queryOptions({
  queryKey: ['imports', 'last'],
  queryFn: async () => (await answer(api.GET('/api/v1/customers/imports', { params: { query: { limit: 1 } } }))).items[0] ?? null,
});

/** Consent to marketing that the whole file brings along. */
export interface ConsentBasis {
  readonly channels: readonly string[];
  readonly source: string;
}

/** `key`: of one press of the button, so that pressing it again after a broken line is no second import. */
export async function startImport(file: File, { consent: { channels, source }, key, ...reading }: Reading & { consent: ConsentBasis; key: string }): Promise<CustomerImport> {
  const query = { ...queryOf(reading), ...(channels.length > 0 && { consent: channels.join(',') }), ...(source.trim() !== '' && { consentSource: source.trim() }) };
  return (await (await fetchAnswer('/api/v1/customers/import', { method: 'POST', body: file, headers: { ...csv, 'idempotency-key': key }, query })).json()) as CustomerImport;
}

/** One that stood aside goes on. */
export const resumeImport = (id: string): Promise<CustomerImport> => answer(api.POST('/api/v1/customers/imports/{id}/resume', { params: { path: { id } } }));

/** Its reasons are for whoever reads it. */
const asFile = (): Readonly<Record<string, string>> => ({ accept: acceptCsv(i18next.language), 'accept-language': currentLanguage() });

/** The lines that were not taken, as a file. */
export const rejectedFile = async (id: string): Promise<string> => (await fetchAnswer(`/api/v1/customers/imports/${id}/rejected`, { headers: asFile() })).text();

/** The lines that were taken and want a look, as a file. */
export const warningsFile = async (id: string): Promise<string> => (await fetchAnswer(`/api/v1/customers/imports/${id}/warnings`, { headers: asFile() })).text();
