import type { SealedValues } from '@messaging/service-kit';
import { publishSettings } from '../settings/publish-settings.js';
import { secretPlace, sharedSecretPlace } from '../settings/secret-place.js';

/** Hubs announced in one transaction. */
const hubsMax = 50;

/**
 * What dispatch keeps sealed. With the writing key changes also what the settings' event carries (secrets that verify
 * callbacks, and the sandbox's, which is made from it): every hub is announced anew, and the log's older events are
 * superseded, so that an old key may go.
 */
export const sealedValues: SealedValues = {
  columns: [
    { table: 'secret', key: ['hub_id', 'path'], column: 'sealed', kind: 'text', placeOf: (row) => secretPlace(row['hub_id'] ?? '', row['path'] ?? '') },
    { table: 'shared_secret', key: ['path'], column: 'sealed', kind: 'text', placeOf: (row) => sharedSecretPlace(row['path'] ?? '') },
  ],
  announce: async ({ database, outbox, box }) => {
    await database.transaction(async (tx) => {
      const hubs = await tx.query<{ hubId: string }>(
        'select hub_id as "hubId" from hub where announced_kid is distinct from $1 order by hub_id limit $2 for update skip locked',
        [box.kid, hubsMax],
      );
      for (const { hubId } of hubs) await publishSettings(tx, hubId, { box, outbox });
    });
    const [row] = await database.query<{ n: number }>('select count(*)::int as n from hub where announced_kid is distinct from $1', [box.kid]);
    return row?.n ?? 0;
  },
};
