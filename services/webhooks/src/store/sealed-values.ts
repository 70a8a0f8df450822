import type { SealedValues } from '@messaging/service-kit';
import { secretPlace } from '../manage-hooks/hook.js';

/** What webhooks keeps sealed: the secrets that verify callbacks, as dispatch's events brought them, and those that sign hooks. */
export const sealedValues: SealedValues = {
  columns: [
    {
      table: 'callback_account', key: ['hub_id', 'account_id'], column: 'secrets', kind: 'json',
      placeOf: (row, field) => ({ hubId: row['hub_id'] ?? '', accountId: row['account_id'] ?? '', field }),
    },
    { table: 'hook', key: ['hub_id', 'id'], column: 'secret', kind: 'text', placeOf: (row) => secretPlace({ hubId: row['hub_id'] ?? '', id: row['id'] ?? '' }) },
  ],
};
