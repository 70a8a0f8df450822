import type { MessageDefinition, ReceivedEvent } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';

/** An event as the platform hears it: the ERP's own source, time and type, under the id that makes it one for ever. */
export function publicationOf(event: ReceivedEvent, to: { hubId: string; customerId: string; definition: MessageDefinition }): Publication {
  return {
    message: to.definition, hubId: to.hubId, key: to.customerId, data: event.data, id: event.id, time: event.time, source: event.source,
    type: event.type, headers: event.headers,
  };
}
