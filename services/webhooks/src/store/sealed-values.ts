import type { SealedValues } from '@messaging/service-kit';

/** What webhooks keeps sealed: the secrets that verify callbacks, as dispatch's events brought them. */
export const sealedValues: SealedValues = {
  columns: [
    {
      table: 'callback_account', key: ['hub_id', 'account_id'], column: 'secrets', kind: 'json',
      placeOf: (row, field) => ({ hubId: row['hub_id'] ?? '', accountId: row['account_id'] ?? '', field }),
    },
  ],
};
