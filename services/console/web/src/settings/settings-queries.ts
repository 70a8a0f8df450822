import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Settings = components['schemas']['Settings'];
export type Provider = components['schemas']['Provider'];
export type SecretView = components['schemas']['SecretView'];

/** The whole tree, secrets only as set or unset; with its ETag, so that a change by somebody else is noticed. */
export const settingsQuery = queryOptions({
  queryKey: ['settings', 'tree'],
  queryFn: async () => {
    const call = await api.GET('/api/v1/settings');
    return { settings: await answer(Promise.resolve(call)), etag: call.response.headers.get('etag') ?? undefined };
  },
});

/** The providers' manifests: what the account forms are drawn from. */
export const providersQuery = queryOptions({ queryKey: ['settings', 'providers'], queryFn: () => answer(api.GET('/api/v1/settings/providers')), staleTime: Infinity });
