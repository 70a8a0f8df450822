import { z } from 'zod';
import { moment } from '../moment.js';
import { Channel, MessageStatus } from '../vocabulary.js';
import { WhatsappWindow } from './customers.js';

/** What people write, and the answers to it (API.md section 3, Messages). */

/** Filters of `GET /conversations`, beside `limit` and `cursor`. */
export const conversationFilters = {
  unread: z.enum(['true', 'false']).transform((text) => text === 'true').optional().meta({ description: 'Only those with replies that nobody has looked at', openapi: { type: 'boolean' } }),
  channel: Channel.optional(),
  q: z.string().min(1).max(320).optional().meta({ description: 'Begins the address, the customer id, the name that the person goes by, or a word of the customer’s name' }),
};

/** The newest message of a conversation, whoever wrote it. */
export const ConversationMessage = z.strictObject({
  id: z.uuid(),
  direction: z.enum(['outbound', 'inbound']),
  body: z.string().optional(),
  status: MessageStatus,
  at: moment,
});

/** One person on one channel. Answering is `POST /messages` with its channel and address. */
export const Conversation = z
  .strictObject({
    id: z.uuid(),
    customerId: z.string().optional(),
    customerName: z.string().optional().meta({ description: 'First and last name, where the customer is known and has one' }),
    channel: Channel,
    address: z.string(),
    name: z.string().optional().meta({ description: 'What the person calls themselves' }),
    sandbox: z.boolean(),
    lastMessage: ConversationMessage,
    lastReplyAt: moment,
    unread: z.int().meta({ description: 'Replies that nobody has looked at' }),
    window: WhatsappWindow.optional().meta({ description: 'WhatsApp: free text may be sent while it is open' }),
  })
  .meta({ id: 'Conversation' });
export type Conversation = z.infer<typeof Conversation>;
