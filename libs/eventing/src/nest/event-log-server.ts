import type { Envelope } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Broker } from '../broker/broker.js';
import type { Outcome } from '../consume/outcome.js';
import { ConsumerContext } from './consumer-context.js';
import type { ConsumesExtras } from './consumes.js';

const EVENT_LOG = Symbol('EVENT_LOG');

/**
 * Nest's side of the log: finds every `@Consumes` handler and subscribes it to a broker. Handlers know neither the broker
 * nor Nest's messages, so they are the same for every broker.
 */
export class EventLogServer extends Server<Record<string, () => void>, string> implements CustomTransportStrategy {
  override readonly transportId = EVENT_LOG;

  constructor(private readonly broker: Broker) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    for (const [group, handler] of this.messageHandlers) this.#subscribe(group, handler);
    this.broker.start().then(() => callback(), callback);
  }

  async close(): Promise<void> {
    await this.broker.stop();
  }

  override on(): never {
    throw new Error('the event log has no connection events');
  }

  override unwrap<T>(): T {
    return this.broker as T;
  }

  #subscribe(group: string, handler: MessageHandler): void {
    const extras = handler.extras as ConsumesExtras | undefined;
    const topic = extras?.messages[0]?.topic;
    if (!extras || !topic) throw new Error(`${group} was not declared with @Consumes`);
    const handle = async (events: readonly Envelope[], tx: Tx): Promise<readonly Outcome[]> => {
      const answer: unknown = await handler(events, new ConsumerContext([tx]));
      return (isObservable(answer) ? await lastValueFrom(answer) : answer) as readonly Outcome[];
    };
    const { service, messages, ordered, isIdempotent, batchSizeMax, streamRestMs, givesWayMs, mayForbid } = extras;
    this.broker.subscribe({ group, service, topic, messages, ordered, isIdempotent, mayForbid, handle, ...(batchSizeMax !== undefined && { batchSizeMax }), ...(streamRestMs !== undefined && { streamRestMs }), ...(givesWayMs !== undefined && { givesWayMs }) });
  }
}
