import { receiptReceived, receiptsReceived, receiptsTogetherMax } from '@messaging/contracts';
import type { NewOutboxRow } from '@messaging/eventing';
import { newId } from '@messaging/kernel';
import type { GatheredFacts, NewEvent, NewFact } from '../store/callback.sql.js';

/** A fact with the event that would tell it alone, if there is anything to tell. */
export interface ToldFact extends NewFact {
  readonly row?: NewOutboxRow | undefined;
}

/** Of what the receipts of one event say; an event may have 256 KB (`payloadBytesMax`). */
const charsTogetherMax = 60_000;

interface Group {
  readonly event: number;
  readonly first: NewOutboxRow;
  count: number;
  chars: number;
}

/**
 * What facts are told by: receipts of one hub by one event together, everything else by an event of its own. An event a
 * receipt is written three times and read once, which was a third of what a receipt cost PostgreSQL.
 */
export function gatherEvents(facts: readonly ToldFact[]): GatheredFacts {
  const events: NewEvent[] = [];
  const open = new Map<string, Group>();
  const add = (row: NewOutboxRow): number => events.push({ ...row, head: '', tail: '' }) - 1;
  const gathered = facts.map(({ row, ...fact }) => {
    if (!row) return fact;
    if (row.type !== receiptReceived.type) return { ...fact, event: add(row), payload: row.payload };
    const group = open.get(row.hubId);
    if (!group || group.count === receiptsTogetherMax || group.chars + row.payload.length > charsTogetherMax) {
      const event = add(row);
      open.set(row.hubId, { event, first: row, count: 1, chars: row.payload.length });
      return { ...fact, event, payload: row.payload };
    }
    group.count += 1;
    group.chars += row.payload.length;
    if (group.count === 2) events[group.event] = { ...group.first, eventId: newId(), type: receiptsReceived.type, head: '{"receipts":[', tail: ']}' };
    return { ...fact, event: group.event, payload: row.payload };
  });
  return { facts: gathered, events };
}
