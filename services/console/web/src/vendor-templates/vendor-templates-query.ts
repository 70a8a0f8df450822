import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';
import type { components } from '../api/schema.js';

export type VendorTemplate = components['schemas']['VendorTemplate'];

/** What Meta has, as it was read last: every quarter of an hour. */
export const vendorTemplatesQuery = queryOptions({ queryKey: ['vendor-templates'], queryFn: () => answer(api.GET('/api/v1/settings/whatsapp/templates')), staleTime: 60_000 });
