import type { Channel, ExecutionStatus, ExplainedReason, Lane, MessageStatus, Trigger } from '@messaging/contracts';
import { deriveId } from '@messaging/kernel';

/** One occurrence of one automation for one customer. */
export interface Execution {
  readonly id: string;
  readonly hubId: string;
  readonly key: string;
  readonly automationId: string;
  readonly trigger: Trigger;
  readonly customerId: string;
  /** The ERP event that started it, and its own time. */
  readonly eventId: string;
  readonly enteredAt: Date;
  readonly traceparent: string | undefined;
  /** `customer:<id>`, `visit:<object>` or `after:<object>`: what one cancellation takes away together. */
  readonly subjectKey: string;
  /** Start of the visit it speaks of. */
  readonly startsAt: Date | undefined;
  readonly status: ExecutionStatus;
  readonly reason: ExplainedReason | undefined;
  /** There once the send command was given. */
  readonly messageId: string | undefined;
  readonly messageStatus: MessageStatus | undefined;
  readonly channel: Channel | undefined;
  readonly lane: Lane | undefined;
  readonly triggerData: Readonly<Record<string, unknown>>;
  readonly scheduledAt: Date;
  readonly executedAt: Date | undefined;
  readonly createdAt: Date;
}

/**
 * Key of an execution (invariant 2 of DESIGN.md): hub × automation × customer × occurrence, and never the offset.
 * Hub, automation and customer ids cannot hold `|`, so the rest is the occurrence, whatever is in it.
 */
export const executionKey = (parts: { hubId: string; automationId: string; customerId: string; occurrence: string }): string =>
  `${parts.hubId}|${parts.automationId}|${parts.customerId}|${parts.occurrence}`;

/** Id of the execution of a key. */
export const executionId = (key: string): string => deriveId(key, 'execution');

/** Id of the message of an execution: UUIDv5 of its idempotency key, which is the execution's key. */
export const messageIdOf = (key: string): string => deriveId(key);

/** Kind of the rows that wait in the due queue. */
export const executionDue = 'execution';
