import { CustomerId, erpCustomerEvents, eventParked, eventSettled, type Envelope, type Reason } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { Subscription } from '../consume/subscription.js';
import type { Outbox, Publication } from '../outbox/outbox.js';

/** The outcome of an event in a consumer. */
export type Parking =
  | { readonly event: Envelope; readonly parked: Reason }
  | { readonly event: Envelope; readonly settled: 'handled' | 'dropped' };

/**
 * Reports ERP events that a consumer parked, or has settled after all, so that staff see one list, whichever consumer parked
 * them. Events of our own topics, and events of an unknown hub, are the operators' business.
 */
export async function reportParking(tx: Tx, outbox: Outbox | undefined, { consumer, parkings, at }: { consumer: Pick<Subscription, 'group' | 'topic'>; parkings: readonly Parking[]; at: Date }): Promise<void> {
  if (!outbox || consumer.topic.name !== erpCustomerEvents.name) return;
  const said = parkings.filter(({ event }) => event.hubId !== '').map((parking) => ('parked' in parking ? parkedEvent(consumer.group, parking, at) : settledEvent(consumer.group, parking, at)));
  await outbox.add(tx, said);
}

function parkedEvent(consumer: string, { event, parked }: Extract<Parking, { parked: Reason }>, at: Date): Publication {
  const { id: eventId, hubId, source, type, time, headers } = event;
  const customer = CustomerId.safeParse(event.key);
  const data = {
    eventId, consumer, reason: { ...parked, detail: parked.detail.slice(0, 2000) }, at: at.toISOString(), source, type, time: time.toISOString(),
    ...(headers.sourceid !== undefined && { sourceId: headers.sourceid }), ...(customer.success && { customerId: customer.data }),
  };
  return { message: eventParked, hubId, key: eventId, causedBy: event, data };
}

const settledEvent = (consumer: string, { event, settled }: Extract<Parking, { settled: string }>, at: Date): Publication => ({
  message: eventSettled, hubId: event.hubId, key: event.id, causedBy: event, data: { eventId: event.id, consumer, outcome: settled, at: at.toISOString() },
});
