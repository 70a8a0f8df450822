import { context, ROOT_CONTEXT } from '@opentelemetry/api';
import type { Broker, Subscription } from '@messaging/eventing';
import { withSpan } from '../telemetry/tracing.js';

/**
 * A broker whose handlers run inside spans. One event alone continues its own trace; a batch gets a span that links to
 * the traces of its events, and nothing active inside, so that what follows from an event carries that event's trace.
 */
export function tracedBroker(broker: Broker): Broker {
  return {
    subscribe: (subscription) => broker.subscribe({ ...subscription, handle: tracedHandle(subscription) }),
    start: () => broker.start(),
    stop: () => broker.stop(),
    lag: () => broker.lag(),
    isCaughtUp: (group) => broker.isCaughtUp(group),
    whenCaughtUp: (group, withinMs) => broker.whenCaughtUp(group, withinMs),
    isProgressing: (withinMs) => broker.isProgressing(withinMs),
    isDeaf: () => broker.isDeaf(),
    waitsFor: () => broker.waitsFor(),
  };
}

function tracedHandle({ group, handle }: Subscription): Subscription['handle'] {
  return (events, tx) => {
    const [first] = events;
    const isAlone = events.length === 1 && first !== undefined;
    const attributes = { 'messaging.consumer.group.name': group, 'messaging.batch.message_count': events.length };
    if (isAlone) return withSpan(group, { kind: 'consumer', traceparent: first.headers.traceparent, attributes }, async () => handle(events, tx));
    const links = events.map((event) => event.headers.traceparent);
    return withSpan(group, { kind: 'consumer', links, attributes }, async () => context.with(ROOT_CONTEXT, () => handle(events, tx)));
  };
}
