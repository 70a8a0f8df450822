import { Trigger, type Category, type ReEntry, type Timing } from '@messaging/contracts';
import { deriveId } from '@messaging/kernel';
import type { Automation } from './automation.js';

interface SystemAutomation {
  readonly name: string;
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
  welcome: { name: 'Welcome', timing: atOnce, category: 'custom', reEntry: 'once' },
  birthday: { name: 'Birthday', timing: inTheMorning, category: 'marketing' },
  anniversary: { name: 'Anniversary', timing: inTheMorning, category: 'marketing' },
  post_sale: { name: 'After a sale', timing: { anchor: 'event', offset: 'PT24H' }, category: 'marketing' },
  post_appointment: { name: 'After an appointment', timing: { anchor: 'event', offset: 'PT2H' }, category: 'custom' },
  inactivity: { name: 'We miss you', timing: atOnce, category: 'marketing' },
  loyalty_tier_change: { name: 'Loyalty tier', timing: atOnce, category: 'custom' },
  lead_stage_change: { name: 'Lead stage', timing: atOnce, category: 'custom' },
  ticket_resolved: { name: 'Ticket resolved', timing: { anchor: 'event', offset: 'PT1H' }, category: 'custom' },
  booking_confirmed: { name: 'Booking confirmation', timing: atOnce, category: 'booking_confirmation', isActive: true },
  booking_reminder: { name: 'Appointment reminder', timing: { anchor: 'start', offset: '-PT24H' }, category: 'appointment_reminder', isActive: true },
  custom: { name: 'Custom event', timing: atOnce, category: 'custom' },
};

/** Id of a hub's system automation. */
export const systemAutomationId = (hubId: string, trigger: Trigger): string => deriveId(hubId, 'automation', trigger);

/** Id of a hub's system template; the templates service derives the same. */
export const systemTemplateId = (hubId: string, trigger: Trigger): string => deriveId(hubId, 'template', trigger);

/** The trigger whose system template this is, if it is one of this hub's. */
export const systemTemplateTrigger = (hubId: string, templateId: string): Trigger | undefined =>
  Trigger.options.find((trigger) => systemTemplateId(hubId, trigger) === templateId);

/** What a new hub is given. */
export const systemAutomationsOf = (hubId: string, now: Date): Automation[] =>
  Trigger.options.map((trigger) => {
    const { name, timing, reEntry = 'every', isActive = false } = systemAutomations[trigger];
    return {
      id: systemAutomationId(hubId, trigger), hubId, name, trigger, triggerConfig: {}, channel: undefined, channels: [],
      templateId: systemTemplateId(hubId, trigger), timing, conditions: undefined, reEntry, late: undefined, isActive, isSystem: true,
      lastEnabledAt: isActive ? now : undefined, sentCount: 0, createdAt: now, updatedAt: now,
    };
  });
