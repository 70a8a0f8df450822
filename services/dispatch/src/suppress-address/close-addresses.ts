import { addressHash } from '@messaging/audience';
import { suppressionChanged, type SuppressionChanged } from '@messaging/contracts';
import type { Outbox, Publication } from '@messaging/eventing';
import { newId } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { writeActivity } from '../record-activity/activity.sql.js';
import { readHash } from './erased-address.js';
import { ownersOf, type AddressPlace } from './own-consent.sql.js';
import { deleteOwnSuppression, endSuppressions, insertSuppressions, type Suppression } from './suppression.sql.js';

export type { Suppression } from './suppression.sql.js';

/** Suppresses addresses and tells the other services: the one way onto the list. What is there already stays unsaid. */
export async function closeAddresses(tx: Tx, outbox: Outbox, rows: readonly Suppression[]): Promise<void> {
  if (rows.length === 0) return;
  const changed = await insertSuppressions(tx, rows);
  await noteInDiaries(tx, changed);
  await outbox.add(tx, changed.map((row) => changeEvent(row, { scope: row.scope, reason: { code: row.reasonCode, detail: row.reasonDetail } })));
}

/** Lifts what the owner of an address had asked for; a hard bounce stays. */
export async function openAddress(tx: Tx, outbox: Outbox, place: AddressPlace): Promise<void> {
  if (!(await deleteOwnSuppression(tx, place))) return;
  await noteInDiaries(tx, [place]);
  await outbox.add(tx, [changeEvent(place, { scope: 'none' })]);
}

/** Opens what was closed for a time that is over, and says so. Returns how many. */
export async function openEnded(tx: Tx, outbox: Outbox, limit: number): Promise<number> {
  const ended = await endSuppressions(tx, limit);
  const places = ended.map(({ hubId, channel, address }) => ({ hubId, channel, address }));
  await noteInDiaries(tx, ended.map((row, index) => (row.scope === 'none' ? (places[index] ?? row) : { ...row, scope: row.scope })));
  await outbox.add(tx, ended.map((row) => changeEvent(row, { scope: row.scope, ...(row.scope !== 'none' && { reason: { code: row.reasonCode, detail: row.reasonDetail } }) })));
  return ended.length;
}

/** A closed or opened address stands in the diary of everybody who is reached there. */
async function noteInDiaries(tx: Tx, places: readonly (AddressPlace | Suppression)[]): Promise<void> {
  const at = new Date();
  await writeActivity(tx, (await ownersOf(tx, places)).map(({ place, customerId }) => {
    const closed = 'scope' in place ? place : undefined;
    const reason = closed && { code: closed.reasonCode, detail: closed.reasonDetail };
    return { id: newId(), hubId: place.hubId, customerId, at, kind: 'suppression', reason, data: { channel: place.channel, scope: closed?.scope ?? 'none' } };
  }));
}

function changeEvent({ hubId, channel, address }: AddressPlace, now: Pick<SuppressionChanged, 'scope' | 'reason'>): Publication<typeof suppressionChanged> {
  const hash = readHash(address) ?? addressHash(hubId, channel, address);
  return { message: suppressionChanged, hubId, key: `${hubId}|${channel}|${hash}`, data: { channel, addressHash: hash, ...now, at: new Date().toISOString() } };
}
