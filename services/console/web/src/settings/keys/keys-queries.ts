import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import type { Permission } from '../../session/session.js';

export const keysQuery = queryOptions({ queryKey: ['settings', 'keys'], queryFn: () => answer(api.GET('/api/v1/settings/api-keys')) });

type Short = Permission extends `messaging.${infer Name}` ? Name : never;

/** A permission as its words are filed. */
export const shortOf = (permission: Permission): Short => permission.slice('messaging.'.length) as Short;
