import { z } from 'zod';
import { defineMessage, type MessageDefinition } from '../message.js';
import { erpEventOutcomes, webhooksEvents } from '../topics.js';
import { Reason } from '../vocabulary.js';

const moment = z.iso.datetime({ offset: true });

/** An event of the ERP that a consumer could not take on. */
export const EventParked = z.object({
  eventId: z.uuid(),
  /** The consumer group, or `webhooks` for what was parked at the door. */
  consumer: z.string(),
  reason: Reason,
  at: moment,
  /** Of the event, as far as it could be read. */
  source: z.string(),
  sourceId: z.string().optional(),
  type: z.string(),
  time: moment,
  customerId: z.string().optional(),
});
export type EventParked = z.infer<typeof EventParked>;

const example = { eventId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', at: '2026-11-23T10:00:00Z' };

export const eventParked = defineMessage({
  type: 'event.parked',
  version: 1,
  topic: erpEventOutcomes,
  schema: EventParked,
  description: 'An event of the ERP waits for a person: someone who should have taken it on could not.',
  example: {
    ...example, consumer: 'dispatch.project-customers.erp.customer-events.v1', reason: { code: 'CUSTOMER.TOO_LARGE', detail: 'The record would become too large.' },
    source: '/erp', sourceId: '42', type: 'customer.updated', time: '2026-11-23T09:59:58Z', customerId: 'c-1',
  },
});

export const eventSettled = defineMessage({
  type: 'event.settled',
  version: 1,
  topic: erpEventOutcomes,
  schema: z.object({ eventId: z.uuid(), consumer: z.string(), outcome: z.enum(['handled', 'dropped']), at: moment }),
  description: 'A consumer is done with an event of the ERP that had to wait: it took it on after all, or a person gave it up.',
  example: { ...example, consumer: 'dispatch.project-customers.erp.customer-events.v1', outcome: 'handled' },
});

const Asked = z.object({ eventId: z.uuid() });

export const eventReplayAsked = defineMessage({
  type: 'event.replay_asked',
  version: 1,
  topic: webhooksEvents,
  schema: Asked,
  description: 'A person wants a parked event of the ERP to be tried again, wherever it is parked.',
  example: { eventId: example.eventId },
});

export const eventDropAsked = defineMessage({
  type: 'event.drop_asked',
  version: 1,
  topic: webhooksEvents,
  schema: Asked,
  description: 'A person gives a parked event of the ERP up, wherever it is parked.',
  example: { eventId: example.eventId },
});

/** For the catalogue. */
export const allEventOutcomes: readonly MessageDefinition[] = [eventParked, eventSettled, eventReplayAsked, eventDropAsked];
