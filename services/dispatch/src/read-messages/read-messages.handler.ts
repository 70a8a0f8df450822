import type { Message, TimelineItem } from '@messaging/contracts';
import { CompiledTemplateCache } from '@messaging/content';
import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { pageOf, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { openPausesOf, type Pause } from '../pause-sending/pauses.sql.js';
import { messageView, type MessageRow } from './message-view.js';
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
    const rows = await this.database.inHub(hubId, async (tx) => whyTheyWait(await listMessages(tx, hubId, query), () => openPausesOf(tx, hubId)));
    const page = pageOf(rows, query.limit, (row) => ({ createdAt: row.created_at.toISOString(), id: row.id }));
    return { ...page, items: page.items.map((row) => messageView(row, this.templates)) };
  }

  async one(hubId: string, id: string): Promise<Result<Message>> {
    const [message] = await this.many(hubId, [id]);
    return message ? ok(message) : refuse(notFound);
  }

  /** In the order of the ids; unknown ones are left out. */
  async many(hubId: string, ids: readonly string[]): Promise<Message[]> {
    const rows = await this.database.inHub(hubId, async (tx) => whyTheyWait(await findMessages(tx, hubId, ids), () => openPausesOf(tx, hubId)));
    return ids.flatMap((id) => rows.filter((row) => row.id === id).map((row) => messageView(row, this.templates)));
  }

  async timeline(hubId: string, id: string): Promise<Result<{ items: TimelineItem[] }>> {
    return this.database.inHub(hubId, async (tx): Promise<Result<{ items: TimelineItem[] }>> => {
      const [message] = await findMessages(tx, hubId, [id]);
      return message ? ok({ items: timeline(message, await loadStory(tx, message)) }) : refuse(notFound);
    });
  }
}

/** A message that waits with its whole channel is not touched in the meantime: the reason stands with the channel. */
async function whyTheyWait(rows: readonly MessageRow[], pausesNow: () => Promise<readonly Pause[]>): Promise<MessageRow[]> {
  const isWaiting = (row: MessageRow): boolean => row.status === 'queued' && row.reason_code === null && (row.send_at === null || row.send_at <= new Date());
  if (!rows.some(isWaiting)) return [...rows];
  const pauses = await pausesNow();
  return rows.map((row) => {
    const pause = isWaiting(row) ? pauses.find(({ scope }) => scope === 'all' || scope === row.channel) : undefined;
    return pause ? { ...row, reason_code: pause.reasonCode, reason_detail: pause.reasonDetail } : row;
  });
}
