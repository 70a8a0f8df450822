import { durationMs, isDuration } from '@messaging/kernel';
import { z } from 'zod';
import { moment } from '../moment.js';
import { Channel, CustomerId, ExecutionStatus, ExplainedReason, Trigger } from '../vocabulary.js';
import { BuiltInNames } from './built-in-names.js';
import { line } from './line.js';

/** Bodies and answers of the automations service (API.md section 3, Automations). */

/** Waits longer than this are typing errors; it also bounds what waits in the due queue. */
const offsetDaysMax = 1830;
const dayMs = 86_400_000;

const duration = z
  .string()
  .max(40)
  .refine(isDuration, 'must be an ISO 8601 duration such as PT24H')
  .refine((text) => !isDuration(text) || Math.abs(durationMs(text)) <= offsetDaysMax * dayMs, `must not be longer than ${offsetDaysMax} days`);

/** When it happens: the event's time (or the visit's start) plus `offset`, then moved to `at` on that local date. */
export const Timing = z.strictObject({
  anchor: z.enum(['event', 'start']),
  offset: duration,
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:mm').optional(),
});
export type Timing = z.infer<typeof Timing>;

/** What narrows a trigger; which of these a trigger knows is a rule of the service. */
export const TriggerConfig = z.strictObject({
  inactiveDays: z.int().min(1).max(36_500).optional(),
  toStage: z.string().min(1).max(100).optional(),
  fromStage: z.string().min(1).max(100).optional(),
  toTier: z.string().min(1).max(100).optional(),
  eventType: z.string().regex(/^custom\.[A-Za-z0-9._-]{1,100}$/, 'must be custom.<name>').optional(),
});
export type TriggerConfig = z.infer<typeof TriggerConfig>;

/** How often one customer may go through: at every occurrence, once ever, or once in so many days. */
export const ReEntry = z.union([z.enum(['every', 'once']), z.strictObject({ days: z.int().min(1).max(3650) })]);
export type ReEntry = z.infer<typeof ReEntry>;

/** A rule group of react-querybuilder over `customer.*` and `event.*`, as it stands; asked when the event comes and again before sending. */
export const AutomationConditions = z.looseObject({ combinator: z.string().max(10), rules: z.array(z.unknown()).max(100) });
export type AutomationConditions = z.infer<typeof AutomationConditions>;

const name = line(200).trim().min(1);
const fallback = z.array(Channel).max(3).refine((list) => new Set(list).size === list.length, 'must not name a channel twice');
const late = duration.refine((text) => !isDuration(text) || durationMs(text) > 0, 'must be longer than nothing');

export const CreateAutomation = z.strictObject({
  name,
  trigger: Trigger,
  triggerConfig: TriggerConfig.nullish(),
  channel: Channel.nullish(),
  channels: fallback.nullish(),
  templateId: z.uuid(),
  timing: Timing.optional(),
  conditions: AutomationConditions.nullish(),
  reEntry: ReEntry.optional(),
  late: late.nullish(),
  isActive: z.boolean().optional(),
});
export type CreateAutomation = z.infer<typeof CreateAutomation>;

/** A partial update; null clears. The trigger stays what it is: another one is another automation. */
export const ChangeAutomation = CreateAutomation.omit({ trigger: true }).partial();
export type ChangeAutomation = z.infer<typeof ChangeAutomation>;

export const EnableAutomation = z.strictObject({
  confirmRecipients: z.int().min(0).optional().meta({ description: 'How many people the caller was told of; needed with `backlog: send` from `policy.confirmAbove` on' }),
  backlog: z.enum(['skip', 'send']).default('skip'),
});
export type EnableAutomation = z.infer<typeof EnableAutomation>;

export const AutomationView = z.object({
  id: z.uuid(),
  name: z.string(),
  names: BuiltInNames.optional(),
  trigger: Trigger,
  triggerConfig: TriggerConfig,
  /** The channel it would take now for a customer who can be reached on all of them; null while none is switched on. */
  channel: Channel.nullable(),
  channels: z.array(Channel),
  /** True: `channel` is not fixed, it is resolved at each sending. */
  channelIsResolved: z.boolean(),
  templateId: z.uuid(),
  timing: Timing,
  conditions: AutomationConditions.optional(),
  reEntry: ReEntry,
  late: z.string().optional(),
  isActive: z.boolean(),
  isSystem: z.boolean(),
  lastEnabledAt: moment.optional(),
  /** Executions whose message was sent. */
  executionCount: z.int(),
  createdAt: moment,
  updatedAt: moment,
});
export type AutomationView = z.infer<typeof AutomationView>;

/** Who was there before an automation was enabled. */
export const WaitingCustomers = z.object({
  /** Those whom `backlog: send` writes to. */
  waiting: z.int(),
  /** Those of them whose moment has come; the others are written to at theirs. */
  atOnce: z.int(),
  /** True: there are more than were counted. */
  isTruncated: z.boolean(),
  /** The first few. */
  sample: z.array(z.object({ customerId: CustomerId, name: z.string().optional() })),
});
export type WaitingCustomers = z.infer<typeof WaitingCustomers>;

/** Enabled, with who was waiting just then; nobody when it was on already. */
export const EnabledAutomation = AutomationView.extend(WaitingCustomers.shape);
export type EnabledAutomation = z.infer<typeof EnabledAutomation>;

export const ExecutionView = z.object({
  id: z.uuid(),
  automationId: z.uuid(),
  customerId: CustomerId,
  customerName: z.string().optional().meta({ description: 'In lists: first and last name, where the customer is known and has one' }),
  eventId: z.uuid(),
  status: ExecutionStatus,
  reason: ExplainedReason.optional(),
  messageId: z.uuid().optional(),
  channel: Channel.optional(),
  triggerData: z.record(z.string(), z.unknown()),
  scheduledAt: moment,
  executedAt: moment.optional(),
  createdAt: moment,
});
export type ExecutionView = z.infer<typeof ExecutionView>;

/** Filters of the list of executions, beside `limit` and `cursor`. */
export const executionFilters = {
  customerId: CustomerId.optional(),
  automationId: z.uuid().optional(),
  status: ExecutionStatus.optional(),
};
