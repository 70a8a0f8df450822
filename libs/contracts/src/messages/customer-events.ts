import { z } from 'zod';
import { defineMessage, type MessageDefinition } from '../message.js';
import { customersState, dispatchEvents, suppressions } from '../topics.js';
import { Channel, CustomerId, Reason } from '../vocabulary.js';
import { CustomerFields } from './erp-events.js';

const moment = z.iso.datetime({ offset: true });

/** What is known of a person's will on one channel. */
export const ConsentState = z.object({
  marketing: z.boolean(),
  /** When it was said. */
  at: moment,
  /** `recipient`: said here by the person, and undone by newer proof alone. Anything else is the ERP's word for it. */
  source: z.string().max(200),
});
export type ConsentState = z.infer<typeof ConsentState>;

/** A customer as dispatch knows it now, whole: the newest is enough. */
export const CustomerStateChanged = z.object({
  customerId: CustomerId,
  /** Rises with every change; of two states the greater is the newer. */
  revision: z.int().min(1),
  /** Without `id` and `consent`; empty once the customer was deleted. */
  fields: CustomerFields.omit({ id: true, consent: true }),
  /** Where the customer is reached, in the form that addresses are compared in (`addressKey`); none where the field cannot be used. */
  addresses: z.partialRecord(Channel, z.string().max(320)),
  /** A channel of which nothing was ever said is absent. */
  consent: z.partialRecord(Channel, ConsentState),
  /** The newest event (or import) that spoke of the customer: what a command may rest on. */
  lastEvent: z.object({ id: z.uuid(), time: moment }),
  /** When the customer was first heard of here. */
  createdAt: moment,
  /** Deleted, and not spoken of since. */
  deletedAt: moment.optional(),
  /** Erased by a person: whoever keeps something older than this of the customer erases it too. Stays for ever. */
  erasedAt: moment.optional(),
});
export type CustomerStateChanged = z.infer<typeof CustomerStateChanged>;

export const customerStateChanged = defineMessage({
  type: 'customer.state_changed',
  version: 1,
  topic: customersState,
  schema: CustomerStateChanged,
  description: 'A customer as it is now: fields, consent, or its end.',
  example: {
    customerId: 'c-1', revision: 3, fields: { firstName: 'Sara', email: 'Sara@example.com', loyaltyTier: 'gold' }, addresses: { email: 'sara@example.com' },
    consent: { email: { marketing: true, at: '2026-11-20T10:00:00Z', source: 'web form' } },
    lastEvent: { id: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', time: '2026-11-23T10:00:00Z' }, createdAt: '2026-10-01T08:00:00Z',
  },
});

/** An address on one channel, by its hash (`addressHash` of libs/audience), as it is now. */
export const SuppressionChanged = z.object({
  channel: Channel,
  addressHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** `all`: takes nothing; `marketing`: no marketing; `none`: was lifted. */
  scope: z.enum(['all', 'marketing', 'none']),
  reason: Reason.optional(),
  at: moment,
});
export type SuppressionChanged = z.infer<typeof SuppressionChanged>;

export const suppressionChanged = defineMessage({
  type: 'suppression.changed',
  version: 1,
  topic: suppressions,
  schema: SuppressionChanged,
  description: 'An address may not be written to any more, or may be again.',
  example: {
    channel: 'email', addressHash: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae', scope: 'marketing',
    reason: { code: 'OPT_OUT.PAGE', detail: 'Opted out with the link in a message.' }, at: '2026-11-23T10:00:00Z',
  },
});

export const ConsentChanged = z.object({
  customerId: CustomerId,
  channel: Channel,
  /** `null`: the ERP took back what it had said, so nothing is said. */
  marketing: z.boolean().nullable(),
  /** When it was said. */
  at: moment,
  /** `recipient`: said here by the person. */
  source: z.string(),
});
export type ConsentChanged = z.infer<typeof ConsentChanged>;

export const consentChanged = defineMessage({
  type: 'consent.changed',
  version: 1,
  topic: dispatchEvents,
  schema: ConsentChanged,
  description: 'A customer agreed to marketing on a channel, or refused it. Not told of what an import or a back-fill only fills in.',
  example: { customerId: 'c-1', channel: 'email', marketing: false, at: '2026-11-23T10:00:00Z', source: 'recipient' },
});

/** What dispatch says of customers, for the catalogue. */
export const allCustomerEvents: readonly MessageDefinition[] = [customerStateChanged, suppressionChanged, consentChanged];
