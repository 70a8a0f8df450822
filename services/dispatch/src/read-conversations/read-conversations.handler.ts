import type { Conversation, Message } from '@messaging/contracts';
import { Clock, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { pageOf, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { ReadMessages } from '../read-messages/read-messages.handler.js';
import { conversationView } from './conversation-view.js';
import { findConversation, listConversations, markRead, messagesOf, type ConversationQuery } from './conversations.sql.js';

const notFound: Problem = { kind: 'not_found', code: 'CONVERSATION.NOT_FOUND', detail: 'There is no such conversation.' };

/** What people wrote, for those who answer. */
@Injectable()
export class ReadConversations {
  constructor(
    private readonly database: Database,
    private readonly messages: ReadMessages,
    private readonly clock: Clock,
  ) {}

  async list(hubId: string, query: ConversationQuery): Promise<Page<Conversation>> {
    const rows = await this.database.inHub(hubId, (tx) => listConversations(tx, hubId, query));
    const page = pageOf(rows, query.limit, (row) => ({ at: row.lastReplyAt.toISOString(), id: row.id }));
    return { ...page, items: page.items.map((row) => conversationView(row, this.clock.now())) };
  }

  async one(hubId: string, id: string): Promise<Result<Conversation>> {
    const row = await this.database.inHub(hubId, (tx) => findConversation(tx, hubId, id));
    return row ? ok(conversationView(row, this.clock.now())) : refuse(notFound);
  }

  /** Somebody has looked. A second time changes nothing. */
  async read(hubId: string, id: string): Promise<Result<Conversation>> {
    return this.database.inHub(hubId, async (tx): Promise<Result<Conversation>> => {
      await markRead(tx, hubId, id);
      const row = await findConversation(tx, hubId, id);
      return row ? ok(conversationView(row, this.clock.now())) : refuse(notFound);
    });
  }

  async thread(hubId: string, query: { id: string; limit: number; after: { createdAt: string; id: string } | undefined }): Promise<Result<Page<Message>>> {
    const known = await this.one(hubId, query.id);
    if (!known.ok) return known;
    const rows = await this.database.inHub(hubId, (tx) => messagesOf(tx, hubId, query));
    const page = pageOf(rows, query.limit, (row) => ({ createdAt: row.createdAt.toISOString(), id: row.id }));
    return ok({ ...page, items: await this.messages.many(hubId, page.items.map(({ id }) => id)) });
  }
}
