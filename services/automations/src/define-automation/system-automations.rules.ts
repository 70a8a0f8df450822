import { Trigger, type BuiltInNames, type Category, type ReEntry, type Timing } from '@messaging/contracts';
import { deriveId } from '@messaging/kernel';
import type { Automation } from './automation.js';

interface SystemAutomation {
  readonly name: BuiltInNames;
  readonly timing: Timing;
  /** Category of the system template, until its head is known here (DESIGN.md section 3). */
  readonly category: Category;
  readonly reEntry?: ReEntry;
  /** Active from the hub's first day: the two that the settings' toggles own. */
  readonly isActive?: true;
}

const atOnce: Timing = { anchor: 'event', offset: 'PT0S' };
/** The ERP may find birthdays at midnight; nobody wants to be woken by one. */
const inTheMorning: Timing = { anchor: 'event', offset: 'PT0S', at: '09:00' };

/** Every hub has one automation per trigger from its first day. */
export const systemAutomations: Readonly<Record<Trigger, SystemAutomation>> = {
  welcome: { name: { en: 'Welcome', es: 'Bienvenida' }, timing: atOnce, category: 'custom', reEntry: 'once' },
  birthday: { name: { en: 'Birthday', es: 'Cumpleaños' }, timing: inTheMorning, category: 'marketing' },
  anniversary: { name: { en: 'Anniversary', es: 'Aniversario como cliente' }, timing: inTheMorning, category: 'marketing' },
  post_sale: { name: { en: 'After a sale', es: 'Después de una compra' }, timing: { anchor: 'event', offset: 'PT24H' }, category: 'marketing' },
  post_appointment: { name: { en: 'After an appointment', es: 'Después de una cita' }, timing: { anchor: 'event', offset: 'PT2H' }, category: 'custom' },
  inactivity: { name: { en: 'We miss you', es: 'Te echamos de menos' }, timing: atOnce, category: 'marketing' },
  loyalty_tier_change: { name: { en: 'Loyalty tier', es: 'Nivel de fidelidad' }, timing: atOnce, category: 'custom' },
  lead_stage_change: { name: { en: 'Lead stage', es: 'La consulta avanza' }, timing: atOnce, category: 'custom' },
  ticket_resolved: { name: { en: 'Ticket resolved', es: 'Incidencia resuelta' }, timing: { anchor: 'event', offset: 'PT1H' }, category: 'custom' },
  booking_confirmed: { name: { en: 'Booking confirmation', es: 'Confirmación de reserva' }, timing: atOnce, category: 'booking_confirmation', isActive: true },
  booking_reminder: { name: { en: 'Appointment reminder', es: 'Recordatorio de cita' }, timing: { anchor: 'start', offset: '-PT24H' }, category: 'appointment_reminder', isActive: true },
  custom: { name: { en: 'Custom event', es: 'Evento propio' }, timing: atOnce, category: 'custom' },
};

/** Id of a hub's system automation. */
export const systemAutomationId = (hubId: string, trigger: Trigger): string => deriveId(hubId, 'automation', trigger);

/** Id of a hub's system template; the templates service derives the same. */
export const systemTemplateId = (hubId: string, trigger: Trigger): string => deriveId(hubId, 'template', trigger);

/** The trigger whose system template this is, if it is one of this hub's. */
export const systemTemplateTrigger = (hubId: string, templateId: string): Trigger | undefined =>
  Trigger.options.find((trigger) => systemTemplateId(hubId, trigger) === templateId);

/** What a new hub is given. */
export const systemAutomationsOf = (hubId: string, now: Date): Automation[] => Trigger.options.map((trigger) => systemAutomation({ hubId, trigger }, now));

/** One of them, as a new hub is given it. */
export function systemAutomation({ hubId, trigger }: Pick<Automation, 'hubId' | 'trigger'>, now: Date): Automation {
  const { name, timing, reEntry = 'every', isActive = false } = systemAutomations[trigger];
  return {
    id: systemAutomationId(hubId, trigger), hubId, name: name.en, trigger, triggerConfig: {}, channel: undefined, channels: [],
    templateId: systemTemplateId(hubId, trigger), timing, conditions: undefined, reEntry, late: undefined, isActive, isSystem: true,
    lastEnabledAt: isActive ? now : undefined, backlog: undefined, movedUpTo: undefined, sentCount: 0, createdAt: now, updatedAt: now,
  };
}

type Named = Pick<Automation, 'name' | 'trigger' | 'isSystem'>;

/** What one of the system's came with, while it has that name: a form that was saved with the one it showed renames nothing. */
export function namesOf({ name, trigger, isSystem }: Named, hubLocale: string | undefined): BuiltInNames | undefined {
  const own = systemAutomations[trigger].name;
  return isSystem && [own.en, own[languageOf(hubLocale)]].includes(name) ? own : undefined;
}

/** What an automation is called: one of the system's that nobody renamed has its name in the hub's language. */
export const shownName = (automation: Named, hubLocale: string | undefined): string => namesOf(automation, hubLocale)?.[languageOf(hubLocale)] ?? automation.name;

const languageOf = (locale: string | undefined): keyof BuiltInNames => (locale?.toLowerCase().startsWith('es') ? 'es' : 'en');
