import { eventParked, type ReceivedEvent, type Reason } from '@messaging/contracts';
import type { Outbox, Publication } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { insertErpEvents, type NewErpEvent } from '../store/erp-event.sql.js';
import { publicationOf } from './forward-event.rules.js';
import { judgeEvent } from './judge-event.rules.js';

/** The consumer by which the other services know what was parked at the door. */
export const atTheDoor = 'webhooks';

/** An event with its hub. */
export interface HubEvent {
  readonly hubId: string;
  readonly event: ReceivedEvent;
}

/**
 * Keeps events that were never seen before, and says what follows: the sound ones are handed on (`forward`) or have been
 * (they came by the log), the others wait for a person. Of the same event twice the first counts. Returns how many were new.
 */
export async function keepEvents(tx: Tx, outbox: Outbox, { events, at, forward }: { events: readonly HubEvent[]; at: Date; forward: boolean }): Promise<number> {
  const rows = new Map<string, NewErpEvent>();
  const publications = new Map<string, Publication>();
  for (const { hubId, event } of events) {
    if (rows.has(event.id)) continue;
    const verdict = judgeEvent(event);
    const { id, source, sourceId, type, time, headers } = event;
    const reason = verdict.kind === 'parked' ? verdict.reason : undefined;
    rows.set(id, { id, hubId, source, sourceId, type, time, headers, customerId: verdict.customerId, data: JSON.stringify(event.data ?? null), status: reason ? 'parked' : 'handled', reason });
    if (reason) publications.set(id, parkedPublication({ ...event, hubId, customerId: verdict.customerId }, reason, at));
    else if (forward && verdict.kind === 'sound') publications.set(id, publicationOf(event, { hubId, ...verdict }));
  }
  const fresh = await insertErpEvents(tx, [...rows.values()], at);
  await outbox.add(tx, [...publications].filter(([id]) => fresh.has(id)).map(([, publication]) => publication));
  return fresh.size;
}

function parkedPublication(event: Pick<ReceivedEvent, 'id' | 'source' | 'sourceId' | 'type' | 'time'> & { hubId: string; customerId: string | undefined }, reason: Reason, at: Date): Publication<typeof eventParked> {
  const { id: eventId, hubId, source, sourceId, type, time, customerId } = event;
  const data = { eventId, consumer: atTheDoor, reason, at: at.toISOString(), source, sourceId, type, time: time.toISOString(), ...(customerId !== undefined && { customerId }) };
  return { message: eventParked, hubId, key: eventId, data };
}
