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
  /** Those who were there already when it was enabled, and are still to be written to. */
  readonly backlog: Backlog | undefined;
  /** Its timing changed: pending executions up to this id have followed; nothing: all have. */
  readonly movedUpTo: string | undefined;
  readonly sentCount: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** How far writing to those who were there already has come. */
export interface Backlog {
  /** RFC 3339: when it was enabled; whoever gets there later is found as every day. */
  readonly asOf: string;
  /** The customer or visit that was reached; nothing: none yet. */
  readonly after: string;
}
