import type { MessageDefinition } from '@messaging/contracts';
import { EventPattern } from '@nestjs/microservices';

/** What `@Consumes` leaves on a handler for the transport strategy to read. */
export interface ConsumesExtras {
  readonly service: string;
  readonly messages: readonly MessageDefinition[];
  readonly ordered: boolean;
  readonly isIdempotent: boolean;
  readonly batchSizeMax?: number | undefined;
  readonly streamRestMs?: number | undefined;
  readonly givesWayMs?: number | undefined;
  readonly mayForbid: boolean;
}

/**
 * Subscribes a batch handler to a topic: `@Consumes([receiptReceived], { service: 'dispatch', consumer: 'apply-receipt' })`.
 * The method gets `(events, context)` and returns one outcome per event; all messages must belong to one topic. The group
 * is `<service>.<consumer>.<topic>` on every broker.
 */
export function Consumes(messages: readonly [MessageDefinition, ...MessageDefinition[]], options: { service: string; consumer: string; ordered?: boolean; isIdempotent?: boolean; batchSizeMax?: number; streamRestMs?: number; givesWayMs?: number; mayForbid?: boolean }): MethodDecorator {
  const [{ topic }] = messages;
  if (messages.some((m) => m.topic.name !== topic.name)) throw new Error(`${options.consumer} mixes topics`);
  const extras: ConsumesExtras = { service: options.service, messages, ordered: options.ordered ?? false, isIdempotent: options.isIdempotent ?? false, batchSizeMax: options.batchSizeMax, streamRestMs: options.streamRestMs, givesWayMs: options.givesWayMs, mayForbid: options.mayForbid ?? false };
  return EventPattern<string>(`${options.service}.${options.consumer}.${topic.name}`, { ...extras });
}
