import { ok, refuse, type Result } from '@messaging/kernel';
import type { Verdict } from '../accept-events/judge-event.rules.js';
import type { EventParking } from '../store/erp-event-parking.sql.js';
import type { StoredErpEvent } from '../store/erp-event.sql.js';

/** What follows from a person's wish, with the event as it is afterwards. */
export type Settlement =
  /** Handed on under its id: whoever took it on before does not take it on twice. */
  | { readonly kind: 'forward'; readonly event: StoredErpEvent; readonly verdict: Extract<Verdict, { kind: 'sound' }>; readonly wasParked: boolean }
  /** Asked of the consumers that have it: they took it in, and would not take it a second time. */
  | { readonly kind: 'ask'; readonly event: StoredErpEvent }
  | { readonly kind: 'nothing'; readonly event: StoredErpEvent };

/** Trying an event again. */
export function decideReplay(event: StoredErpEvent, parkings: readonly EventParking[], verdict: Verdict): Result<Settlement> {
  if (parkings.some(({ state }) => state === 'parked')) return ok({ kind: 'ask', event: { ...event, status: 'handled', reason: undefined } });
  if (parkings.length > 0) return refuse({ kind: 'conflict', code: 'EVENT.GIVEN_UP', detail: `The event was dropped in ${parkings.map(({ consumer }) => consumer).join(', ')}. Let the ERP send it again under a new id.` });
  if (verdict.kind === 'parked') {
    const { code, detail } = verdict.reason;
    return refuse({ kind: 'conflict', code: 'EVENT.STILL_UNSOUND', detail: `The event cannot be handed on as it is. ${detail}`, extra: { reason: { code, detail } } });
  }
  return ok({ kind: 'forward', event: { ...event, status: 'handled', reason: undefined, customerId: verdict.customerId }, verdict, wasParked: event.status !== 'handled' });
}

/** Giving an event up; what was taken on cannot be taken back. */
export function decideDrop(event: StoredErpEvent, parkings: readonly EventParking[]): Result<Settlement> {
  if (event.status === 'handled') return refuse({ kind: 'conflict', code: 'EVENT.ALREADY_HANDLED', detail: 'The event has already been handed on; it cannot be dropped.' });
  if (event.status === 'ignored') return ok({ kind: 'nothing', event });
  const detail = event.reason ? `Given up by a person; it was parked: ${event.reason.detail}` : 'Given up by a person.';
  return ok({ kind: parkings.length > 0 ? 'ask' : 'nothing', event: { ...event, status: 'ignored', reason: { code: 'EVENT.DROPPED', detail } } });
}
