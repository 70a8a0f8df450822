import type { Conversation } from '@messaging/contracts';
import { withoutAbsent } from '../announce-status/without-absent.js';
import type { ConversationRow } from './conversations.sql.js';

/** A conversation as the API shows it; the newest word of either side. */
export function conversationView(row: ConversationRow, now: Date): Conversation {
  const { id, channel, address, sandbox, customerId, customerName, profileName, lastReplyAt, unread, closesAt } = row;
  return withoutAbsent({
    id, channel, address, sandbox, customerId, customerName, name: profileName, unread, lastMessage: lastMessage(row), lastReplyAt: lastReplyAt.toISOString(),
    window: closesAt && { open: closesAt > now, closesAt: closesAt.toISOString() },
  }) as Conversation;
}

function lastMessage(row: ConversationRow): Conversation['lastMessage'] {
  const { replyId, replyBody, replyStatus, lastReplyAt, answerId, answerBody, answerStatus, answerAt } = row;
  if (answerId !== null && answerStatus !== null && answerAt !== null && answerAt > lastReplyAt) {
    return { id: answerId, direction: 'outbound', ...(answerBody !== null && { body: answerBody }), status: answerStatus, at: answerAt.toISOString() };
  }
  return { id: replyId, direction: 'inbound', body: replyBody ?? '', status: replyStatus, at: lastReplyAt.toISOString() };
}
