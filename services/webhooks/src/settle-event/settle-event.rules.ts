import { ok, refuse, type Result } from '@messaging/kernel';
import type { Verdict } from '../accept-events/judge-event.rules.js';
import type { StoredErpEvent } from '../store/erp-event.sql.js';

/** A replay: the event as it is afterwards, handed on with it. */
export function decideReplay(event: StoredErpEvent, verdict: Verdict): Result<{ event: StoredErpEvent; forward: Extract<Verdict, { kind: 'sound' }> }> {
  if (verdict.kind === 'parked') {
    const { code, detail } = verdict.reason;
    return refuse({ kind: 'conflict', code: 'EVENT.STILL_UNSOUND', detail: `The event cannot be handed on as it is. ${detail}`, extra: { reason: { code, detail } } });
  }
  // One that was handled goes out again under its id: whoever took it on before does not take it on twice.
  return ok({ event: { ...event, status: 'handled', reason: undefined, customerId: verdict.customerId }, forward: verdict });
}

/** Giving an event up; what was handed on cannot be taken back. */
export function decideDrop(event: StoredErpEvent): Result<StoredErpEvent> {
  if (event.status === 'handled') return refuse({ kind: 'conflict', code: 'EVENT.ALREADY_HANDLED', detail: 'The event was handed on already; it cannot be dropped.' });
  if (event.status === 'ignored') return ok(event);
  return ok({ ...event, status: 'ignored', reason: { code: 'EVENT.DROPPED', detail: event.reason ? `Given up by a person; it was parked: ${event.reason.detail}` : 'Given up by a person.' } });
}
