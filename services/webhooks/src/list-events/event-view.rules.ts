import type { ErpEventDetail, ErpEventView } from '@messaging/contracts';
import type { EventParking } from '../store/erp-event-parking.sql.js';
import type { StoredErpEvent } from '../store/erp-event.sql.js';

/** An event as the API shows it. */
export function viewOf(event: StoredErpEvent): ErpEventView {
  const { id, source, sourceId, type, customerId, status, reason } = event;
  return {
    id, source, sourceId, type, status, time: event.time.toISOString(), receivedAt: event.receivedAt.toISOString(),
    backfill: event.headers.backfill === 'true', ...(customerId !== undefined && { customerId }), ...(reason && { reason }),
  };
}

/** The same with its data, and with who could not take it on. */
export const detailOf = (event: StoredErpEvent, parkings: readonly EventParking[]): ErpEventDetail => ({
  ...viewOf(event), data: JSON.parse(event.data) as unknown, parkings: parkings.map((parking) => ({ ...parking, parkedAt: parking.parkedAt.toISOString() })),
});
