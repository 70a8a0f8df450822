import type { Category, Channel, ExplainedReason, Lane, Purpose, TemplateChannel, Trigger } from '@messaging/contracts';
import type { Automation } from '../define-automation/automation.js';
import { addressOf, candidateChannels, enabledOf } from '../define-automation/channel-choice.rules.js';
import { systemAutomations, systemTemplateTrigger } from '../define-automation/system-automations.rules.js';
import { unmetCondition } from '../follow-customer-events/conditions.rules.js';
import type { Customer } from '../follow-customer-events/customer-projection.rules.js';
import type { Visit } from '../follow-customer-events/visit.rules.js';
import type { Hub } from '../provision-hub-when-hub-seen/hub.js';
import type { Execution } from '../schedule-execution/execution.js';
import { expiryOf, latestMoment } from '../schedule-execution/lateness.rules.js';
import { zoneOf } from '../schedule-execution/moment.rules.js';
import { reasons } from '../schedule-execution/plan-execution.rules.js';

/** The head of a template as it was last told. */
export interface TemplateHead {
  readonly templateId: string;
  readonly version: number;
  readonly channel: TemplateChannel;
  readonly category: Category;
  readonly isActive: boolean;
  readonly isDeleted: boolean;
}

/** What a promotion rests on; whatever is not there was deleted, or is not known yet. */
export interface PromotionFacts {
  readonly execution: Execution;
  readonly automation: Automation | undefined;
  readonly customer: Customer | undefined;
  readonly visit: Visit | undefined;
  readonly hub: Hub | undefined;
  readonly template: TemplateHead | undefined;
}

/** What becomes of an execution whose moment has come. */
export type Promotion =
  | {
      readonly kind: 'send';
      readonly channel: Channel;
      readonly lane: Lane;
      readonly purpose: Purpose;
      readonly category: Category;
      readonly templateId: string;
      readonly templateVersion: number;
      readonly expiresAt: Date;
    }
  | { readonly kind: 'skip' | 'cancel'; readonly reason: ExplainedReason };

const skip = (code: string, detail: string): Promotion => ({ kind: 'skip', reason: { code, detail } });

/** Decides at the moment of sending: is it still wanted, still in time, are its conditions still met, and can the customer be reached? */
export function decidePromotion(facts: PromotionFacts, now: Date): Promotion {
  const { execution, automation, customer, hub } = facts;
  if (!automation) return { kind: 'cancel', reason: reasons.automationDeleted };
  if (!automation.isActive) return skip('AUTOMATION.DISABLED', 'The automation was switched off.');
  if (customer?.deletedAt) return { kind: 'cancel', reason: reasons.customerDeleted };
  const visitGone = visitRefusal(facts);
  if (visitGone) return visitGone;
  const zone = zoneOf(customer?.fields.timeZone, hub?.settings?.hub.timeZone);
  const { trigger, scheduledAt, startsAt } = execution;
  if (now > latestMoment({ trigger, late: automation.late, scheduledAt, startsAt, zone })) return skip('EXECUTION.STALE', 'It came due too late to be useful.');
  const unmet = unmetCondition(automation.conditions, { customerId: execution.customerId, customer: customer?.fields ?? {}, event: execution.triggerData }, { now, zone });
  if (unmet) return { kind: 'skip', reason: unmet };
  return chooseContent(facts, automation, now);
}

/** Only what is sent about a visit before it follows the visit; what follows an appointment stands by itself. */
function visitRefusal({ execution, visit }: PromotionFacts): Promotion | undefined {
  if (!visit) return undefined;
  if (visit.status === 'cancelled') return { kind: 'cancel', reason: reasons.visitCancelled };
  if (visit.status === 'completed' && execution.trigger === 'booking_reminder') return { kind: 'cancel', reason: reasons.visitCompleted };
  if (execution.startsAt && visit.startsAt && visit.startsAt.getTime() !== execution.startsAt.getTime()) return { kind: 'cancel', reason: reasons.rescheduled };
  return undefined;
}

/** What nobody has asked for is marketing, whatever the template says of itself (API.md section 3, Settings). */
const marketingTriggers: ReadonlySet<Trigger> = new Set(['birthday', 'anniversary', 'inactivity']);

function chooseContent(facts: PromotionFacts, automation: Automation, now: Date): Promotion {
  const template = facts.template ?? presumedTemplate(automation);
  if (!template || template.isDeleted) return skip('TEMPLATE.UNKNOWN', 'The template no longer exists.');
  if (!template.isActive) return skip('TEMPLATE.INACTIVE', 'The template is switched off.');
  const channel = chooseChannel(facts, automation, template.channel);
  if (typeof channel !== 'string') return channel;
  const isMarketing = template.category === 'marketing' || marketingTriggers.has(automation.trigger);
  return {
    kind: 'send', channel, lane: isMarketing ? 'bulk' : 'priority', purpose: isMarketing ? 'marketing' : 'transactional', category: template.category,
    templateId: automation.templateId, templateVersion: template.version, expiresAt: expiryOf(facts.execution, now),
  };
}

/** A system template exists from the hub's first day, whether or not it was told here yet; dispatch waits for it. */
function presumedTemplate(automation: Automation): TemplateHead | undefined {
  const trigger = systemTemplateTrigger(automation.hubId, automation.templateId);
  if (!trigger) return undefined;
  return { templateId: automation.templateId, version: 1, channel: 'all', category: systemAutomations[trigger].category, isActive: true, isDeleted: false };
}

function chooseChannel({ customer, hub }: PromotionFacts, automation: Automation, templateChannel: TemplateChannel): Channel | Promotion {
  const settings = hub?.settings?.channels;
  const candidates = candidateChannels(automation, { settings, templateChannel });
  const enabled = enabledOf(candidates, settings);
  const [first] = enabled;
  if (!first) return skip('CHANNEL.DISABLED', 'No channel that this automation may use is switched on.');
  // Of whom nothing was heard here, dispatch may know more (an import): it has the last word on the address.
  if (!customer?.lastEvent) return first;
  return enabled.find((channel) => addressOf(customer.fields, channel)) ?? skip('ADDRESS.MISSING', `The customer has no address for ${enabled.join(', ')}.`);
}
