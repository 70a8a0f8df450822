import { addressHash } from '@messaging/audience';
import { suppressionChanged, type Channel, type SuppressionChanged } from '@messaging/contracts';
import type { Outbox, Publication } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { deleteOwnSuppression, insertSuppressions, type Suppression } from './suppression.sql.js';

export type { Suppression } from './suppression.sql.js';

/** An address of a hub on a channel, as `addressKey` gives it. */
export interface AddressPlace {
  readonly hubId: string;
  readonly channel: Channel;
  readonly address: string;
}

/** Suppresses addresses and tells the other services: the one way onto the list. What is there already stays unsaid. */
export async function closeAddresses(tx: Tx, outbox: Outbox, rows: readonly Suppression[]): Promise<void> {
  if (rows.length === 0) return;
  const changed = await insertSuppressions(tx, rows);
  await outbox.add(tx, changed.map((row) => changeEvent(row, { scope: row.scope, reason: { code: row.reasonCode, detail: row.reasonDetail } })));
}

/** Lifts what the owner of an address had asked for; a hard bounce stays. */
export async function openAddress(tx: Tx, outbox: Outbox, place: AddressPlace): Promise<void> {
  if (await deleteOwnSuppression(tx, place)) await outbox.add(tx, [changeEvent(place, { scope: 'none' })]);
}

function changeEvent({ hubId, channel, address }: AddressPlace, now: Pick<SuppressionChanged, 'scope' | 'reason'>): Publication<typeof suppressionChanged> {
  const hash = addressHash(hubId, channel, address);
  return { message: suppressionChanged, hubId, key: `${hubId}|${channel}|${hash}`, data: { channel, addressHash: hash, ...now, at: new Date().toISOString() } };
}
