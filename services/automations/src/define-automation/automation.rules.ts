import { isDeepStrictEqual } from 'node:util';
import type { ChangeAutomation, CreateAutomation, Timing, Trigger, TriggerConfig } from '@messaging/contracts';
import { ok, refuse, type ProblemDetail, type Result } from '@messaging/kernel';
import { Duration } from 'luxon';
import { conditionErrors } from '../follow-customer-events/conditions.rules.js';
import type { TemplateHead } from '../promote-execution/promote.rules.js';
import type { Automation } from './automation.js';

/** What narrows each trigger (API.md section 3, Automations). */
const configOf: Readonly<Record<Trigger, readonly (keyof TriggerConfig)[]>> = {
  welcome: [],
  birthday: [],
  anniversary: [],
  post_sale: [],
  post_appointment: [],
  inactivity: ['inactiveDays'],
  loyalty_tier_change: ['toTier'],
  lead_stage_change: ['toStage', 'fromStage'],
  ticket_resolved: [],
  booking_confirmed: [],
  booking_reminder: [],
  custom: ['eventType'],
};

/** Triggers whose events name a start to count from. */
const withStart: ReadonlySet<Trigger> = new Set(['booking_confirmed', 'booking_reminder']);

const defaultTiming = (trigger: Trigger): Timing =>
  trigger === 'booking_reminder' ? { anchor: 'start', offset: '-PT24H' } : { anchor: 'event', offset: 'PT0S' };

/** A new automation as the request wants it; checked by `checkAutomation`. */
export function newAutomation(wanted: CreateAutomation, made: { id: string; hubId: string; now: Date }): Automation {
  const { id, hubId, now } = made;
  const isActive = wanted.isActive ?? false;
  return {
    id, hubId, name: wanted.name, trigger: wanted.trigger, triggerConfig: wanted.triggerConfig ?? {}, channel: wanted.channel ?? undefined,
    channels: wanted.channels ?? [], templateId: wanted.templateId, timing: wanted.timing ?? defaultTiming(wanted.trigger),
    conditions: wanted.conditions ?? undefined, reEntry: wanted.reEntry ?? 'every', late: wanted.late ?? undefined, isActive, isSystem: false,
    lastEnabledAt: isActive ? now : undefined, backlog: undefined, movedUpTo: undefined, sentCount: 0, createdAt: now, updatedAt: now,
  };
}

/** The automation after a partial update: absent stays, null clears. */
export function changedAutomation(automation: Automation, change: ChangeAutomation, now: Date): Automation {
  const kept = <T>(given: T | null | undefined, present: T, empty: T): T => (given === undefined ? present : (given ?? empty));
  const next: Automation = {
    ...retimed(automation, change.timing ?? automation.timing),
    name: change.name ?? automation.name,
    triggerConfig: kept(change.triggerConfig, automation.triggerConfig, {}),
    channel: kept(change.channel, automation.channel, undefined),
    channels: kept<Automation['channels']>(change.channels, automation.channels, []),
    templateId: change.templateId ?? automation.templateId,
    conditions: kept(change.conditions, automation.conditions, undefined),
    reEntry: change.reEntry ?? automation.reEntry,
    late: kept(change.late, automation.late, undefined),
    updatedAt: now,
  };
  return change.isActive === undefined ? next : switched(next, change.isActive, now);
}

/** Switched on or off. Switching on what is on changes nothing: what happened since stays in time. */
export function switched(automation: Automation, isActive: boolean, now: Date): Automation {
  if (automation.isActive === isActive) return automation;
  return { ...automation, isActive, lastEnabledAt: isActive ? now : automation.lastEnabledAt, backlog: undefined, updatedAt: now };
}

/** Below all ids: nothing has followed a changed timing yet. */
const noneMoved = '00000000-0000-0000-0000-000000000000';

/** With another timing, which what is pending has yet to follow. */
export const retimed = (automation: Automation, timing: Timing): Automation =>
  isDeepStrictEqual(automation.timing, timing) ? automation : { ...automation, timing, movedUpTo: noneMoved };

/** The rules of an automation, each with the field that breaks it. `template` is its head; `presumed`: it need not be known yet. */
export function checkAutomation(automation: Automation, known: { template: TemplateHead | undefined; presumed: boolean }): Result<Automation> {
  const errors = [...configErrors(automation), ...timingErrors(automation), ...conditionErrors(automation.conditions), ...templateErrors(automation, known)];
  const [first] = errors;
  if (!first) return ok(automation);
  return refuse({ kind: 'rule', code: first.code, detail: `${first.pointer}: ${first.detail}`, errors });
}

/** The hub's own automation of the ERP's events may wait for its event type, and cannot be switched on before it has one. */
function configErrors({ trigger, triggerConfig, isSystem, isActive }: Automation): ProblemDetail[] {
  const known = configOf[trigger];
  const foreign = Object.entries(triggerConfig).filter(([name, value]) => value !== undefined && !known.some((k) => k === name));
  const errors = foreign.map(([name]) => ({
    pointer: `/triggerConfig/${name}`, code: 'AUTOMATION.TRIGGER_CONFIG',
    detail: known.length > 0 ? `${trigger} knows only ${known.join(' and ')}` : `${trigger} is not narrowed by anything`,
  }));
  if (trigger !== 'custom' || triggerConfig.eventType !== undefined || (isSystem && !isActive)) return errors;
  return [...errors, { pointer: '/triggerConfig/eventType', code: 'AUTOMATION.TRIGGER_CONFIG', detail: 'custom needs the type of its event, such as custom.order_ready: without one it would answer every event of the ERP\'s own' }];
}

function timingErrors({ trigger, timing }: Automation): ProblemDetail[] {
  if (timing.anchor === 'start') {
    if (withStart.has(trigger)) return [];
    return [{ pointer: '/timing/anchor', code: 'AUTOMATION.TIMING', detail: `the events of ${trigger} have no start` }];
  }
  if (Duration.fromISO(timing.offset).toMillis() >= 0) return [];
  return [{ pointer: '/timing/offset', code: 'AUTOMATION.TIMING', detail: 'only a start can be counted back from' }];
}

function templateErrors({ channel, channels }: Automation, { template, presumed }: { template: TemplateHead | undefined; presumed: boolean }): ProblemDetail[] {
  if (!template && presumed) return [];
  if (!template || template.isDeleted) return [{ pointer: '/templateId', code: 'TEMPLATE.UNKNOWN', detail: 'there is no such template' }];
  const wrong = [channel, ...channels].find((wanted) => wanted && template.channel !== 'all' && wanted !== template.channel);
  if (!wrong) return [];
  const pointer = wrong === channel ? '/channel' : '/channels';
  return [{ pointer, code: 'TEMPLATE.CHANNEL_MISMATCH', detail: `the template serves ${template.channel} only` }];
}
