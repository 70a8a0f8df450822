import type { Channel } from '@messaging/contracts';
import { defineEntity, hubWall, p } from '@messaging/persistence';

/** What people write to the shop: one conversation per person and channel. The messages themselves are in `message`. */
export function conversations() {
  return [conversation()];
}

/** There from a person's first word on. `address` is canonical; on WhatsApp a user id where Meta gives no number. */
const conversation = () =>
  defineEntity({
    name: 'ConversationRow',
    tableName: 'conversation',
    ...hubWall,
    properties: {
      /** Derived from hub, channel and address. */
      id: p.uuid().primary(),
      hubId: p.text(),
      channel: p.text().$type<Channel>(),
      address: p.text(),
      addressKey: p.text().generated('lower(address) stored').nullable(),
      /** Where the person wrote last. */
      accountId: p.uuid(),
      sandbox: p.boolean().default(false),
      /** Who wrote last, as far as was known then; who is meant now is looked up by the address. */
      customerId: p.text().nullable(),
      /** The provider said that the person goes on here, from another address. */
      moved: p.boolean().default(false),
      /** WhatsApp's id of the person for this business. */
      userId: p.text().nullable(),
      profileName: p.text().nullable(),
      lastReplyId: p.uuid(),
      // Whole milliseconds: it is the place in a list's cursor.
      lastReplyAt: p.datetime(),
      /** Replies that nobody has looked at. */
      unread: p.integer().default(0),
      readAt: p.datetime().nullable(),
    },
    uniques: [{ name: 'conversation_once', properties: ['hubId', 'channel', 'address'] }],
    indexes: [
      { name: 'conversation_newest', properties: ['hubId', 'lastReplyAt', 'id'] },
      { name: 'conversation_unread', properties: ['hubId', 'lastReplyAt', 'id'], where: 'unread > 0' },
      { name: 'conversation_user', properties: ['hubId', 'userId'], where: 'user_id is not null' },
    ],
  });
