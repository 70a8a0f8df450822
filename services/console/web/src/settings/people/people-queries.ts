import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import type { components } from '../../api/schema.js';

export type StaffUser = components['schemas']['StaffUser'];
export type Invitation = components['schemas']['Invitation'];
export const roles = ['owner', 'manager', 'reception'] as const;

export const peopleQuery = queryOptions({ queryKey: ['people'], queryFn: () => answer(api.GET('/api/v1/users')) });
