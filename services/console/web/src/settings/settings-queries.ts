import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';

/** The whole tree; secrets only as set or unset. */
export const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: () => answer(api.GET('/api/v1/settings')) });
