import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';

export const keysQuery = queryOptions({ queryKey: ['settings', 'keys'], queryFn: () => answer(api.GET('/api/v1/settings/api-keys')) });
