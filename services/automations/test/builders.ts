import { deriveId } from '@messaging/kernel';
import { erpCustomerEvents, type ErpEvent, type SettingsChanged, type Trigger } from '@messaging/contracts';
import type { Automation } from '../src/define-automation/automation.js';
import { systemAutomationsOf } from '../src/define-automation/system-automations.rules.js';
import type { Hub } from '../src/provision-hub-when-hub-seen/hub.js';

/** The hub's first day; everything in these specs happens later. */
export const day0 = new Date('2026-11-01T00:00:00Z');
export const noon = new Date('2026-11-23T12:00:00Z');

/** An ERP event in its envelope, as the harness hands it over. */
export function erpEvent(type: string, data: Record<string, unknown> = {}, envelope: { id?: string; hubId?: string; time?: Date | string; backfill?: boolean } = {}): ErpEvent {
  const { id = 'e-1', hubId = 'main', time = noon, backfill = false } = envelope;
  const customerId = typeof data['customerId'] === 'string' ? data['customerId'] : 'c-1';
  return {
    id: deriveId(hubId, '/erp', id), type, source: '/erp', time: new Date(time), hubId, key: customerId, topic: erpCustomerEvents.name,
    headers: { sourceid: id, ...(backfill && { backfill: 'true' }) }, data: { customerId, ...data },
  } as ErpEvent;
}

/** A system automation of a hub, switched on since its first day unless told otherwise. */
export function automation(trigger: Trigger, change: Partial<Automation> = {}): Automation {
  const made = systemAutomationsOf(change.hubId ?? 'main', day0).find((candidate) => candidate.trigger === trigger);
  if (!made) throw new Error(trigger);
  return { ...made, isActive: true, lastEnabledAt: day0, ...change };
}

/** Settings of a salon in Madrid. */
export const settings = (change: Partial<SettingsChanged> = {}): SettingsChanged => ({
  revision: 1,
  hub: { name: 'Salon Sol', timeZone: 'Europe/Madrid', locale: 'es', country: 'ES' },
  channels: { whatsapp: { enabled: true, provider: 'sandbox' }, sms: { enabled: true, provider: 'sandbox' }, email: { enabled: true, provider: 'smtp' } },
  automations: { appointmentReminder: { enabled: true, hoursBefore: 24 }, bookingConfirmation: { enabled: true } },
  policy: { lateBooking: 'skip' },
  accounts: [],
  ...change,
});

export const hub = (change: Partial<Hub> = {}): Hub => ({ hubId: 'main', createdAt: day0, settingsRevision: 1, settings: settings(), ...change });
