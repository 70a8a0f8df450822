import type { Category, Channel, CustomerFields, Lane, MessageStatus, Purpose } from '@messaging/contracts';
import type { QueuePhase } from '../store/queue-tables.js';

/** A message as the sending path holds it: due, and not yet decided. */
export interface QueuedMessage {
  readonly id: string;
  readonly hubId: string;
  readonly channel: Channel;
  readonly lane: Lane;
  readonly phase: QueuePhase;
  readonly category: Category;
  readonly purpose: Purpose;
  readonly status: MessageStatus;
  readonly sandbox: boolean;
  /** Why it waited, if it did. */
  readonly reasonCode: string | null;
  readonly reasonDetail: string | null;
  /** Chosen by the caller (`toGiven`), or where the customer was reached at the last attempt. */
  readonly toAddress: string | null;
  readonly toGiven: boolean;
  readonly customerId: string | null;
  readonly templateId: string | null;
  readonly templateVersion: number | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
  readonly eventData: Readonly<Record<string, unknown>> | null;
  readonly carriedCustomer: CustomerFields | null;
  readonly restsOnEventTime: Date | null;
  /** Calls begun so far. */
  readonly attempts: number;
  readonly retries: number;
  /** Times it was sent again although nobody knew what became of the call before. */
  readonly resends: number;
  /** The last call, if nobody knows what became of it: by which account, and when it began. */
  readonly lastAccountId: string | null;
  readonly lastStartedAt: Date | null;
  readonly campaignId: string | null;
  readonly automationId: string | null;
  readonly executionId: string | null;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly traceparent: string | null;
  readonly expiresAt: Date | null;
  readonly createdAt: Date;
}

/** Which queue: one channel and lane. */
export interface Queue {
  readonly channel: Channel;
  readonly lane: Lane;
}
