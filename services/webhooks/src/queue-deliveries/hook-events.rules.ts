import type { Envelope, HookEventType } from '@messaging/contracts';

/** What a hook asked for, and whether an event is of it. `message.*` is every status, a reply, and the progress of a campaign's messages. */
export function isWanted(events: readonly HookEventType[], type: string): boolean {
  return events.some((wanted) => wanted === type || (wanted === 'message.*' && /^messages?\./.test(type)));
}

/** The body of a delivery as Standard Webhooks has it: the same fact as on Kafka. */
export const bodyOf = ({ type, time, data }: Pick<Envelope, 'type' | 'time' | 'data'>): string => JSON.stringify({ type, timestamp: time.toISOString(), data });

/** Whom an event is about, so that erasing a customer finds it. */
export function customerOf(data: unknown): string | undefined {
  const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'customerId') : undefined;
  return typeof id === 'string' ? id : undefined;
}
