import type { Message, TimelineItem } from '@messaging/contracts';
import { CompiledTemplateCache } from '@messaging/content';
import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { pageOf, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { messageView } from './message-view.js';
import { findMessages, listMessages, loadStory, type MessageQuery } from './messages.sql.js';
import { timeline } from './timeline.rules.js';

const notFound: Problem = { kind: 'not_found', code: 'MESSAGE.NOT_FOUND', detail: 'There is no such message.' };

/** What screens and scripts read of messages; always inside one hub. */
@Injectable()
export class ReadMessages {
  constructor(
    private readonly database: Database,
    private readonly templates: CompiledTemplateCache,
  ) {}

  async list(hubId: string, query: MessageQuery): Promise<Page<Message>> {
    const rows = await this.database.inHub(hubId, (tx) => listMessages(tx, hubId, query));
    const page = pageOf(rows, query.limit, (row) => ({ createdAt: row.created_at.toISOString(), id: row.id }));
    return { ...page, items: page.items.map((row) => messageView(row, this.templates)) };
  }

  async one(hubId: string, id: string): Promise<Result<Message>> {
    const [message] = await this.many(hubId, [id]);
    return message ? ok(message) : refuse(notFound);
  }

  /** In the order of the ids; unknown ones are left out. */
  async many(hubId: string, ids: readonly string[]): Promise<Message[]> {
    const rows = await this.database.inHub(hubId, (tx) => findMessages(tx, hubId, ids));
    return ids.flatMap((id) => rows.filter((row) => row.id === id).map((row) => messageView(row, this.templates)));
  }

  async timeline(hubId: string, id: string): Promise<Result<{ items: TimelineItem[] }>> {
    return this.database.inHub(hubId, async (tx): Promise<Result<{ items: TimelineItem[] }>> => {
      const [message] = await findMessages(tx, hubId, [id]);
      return message ? ok({ items: timeline(message, await loadStory(tx, hubId, id)) }) : refuse(notFound);
    });
  }
}
