import type { AutomationConditions, Channel, ReEntry, Timing, Trigger, TriggerConfig } from '@messaging/contracts';

/** When, to whom and with what template this service sends by itself. */
export interface Automation {
  readonly id: string;
  readonly hubId: string;
  readonly name: string;
  readonly trigger: Trigger;
  readonly triggerConfig: TriggerConfig;
  /** Nothing: resolved at each sending (see channel-choice.rules.ts). */
  readonly channel: Channel | undefined;
  /** Ordered fallback for customers who have no address on the channel. */
  readonly channels: readonly Channel[];
  readonly templateId: string;
  readonly timing: Timing;
  readonly conditions: AutomationConditions | undefined;
  readonly reEntry: ReEntry;
  /** ISO 8601: how late it may still go out; nothing: the default of its trigger. */
  readonly late: string | undefined;
  readonly isActive: boolean;
  /** Made with the hub, one per trigger; can be customised and never deleted. */
  readonly isSystem: boolean;
  readonly lastEnabledAt: Date | undefined;
  readonly sentCount: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
