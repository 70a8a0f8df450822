import type { Message, TimelineItem, WaitingMessages } from '@messaging/contracts';
import { CompiledTemplateCache } from '@messaging/content';
import { Clock, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { pageOf, type Page } from '@messaging/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DISPATCH_SETTINGS, type DispatchSettings } from '../dispatch-settings.js';
import { openPausesOf } from '../pause-sending/pauses.sql.js';
import { SettingsReader } from '../settings/settings-reader.js';
import { momentsOf, namesDays } from './list-window.rules.js';
import { asAccepted, messageView, type MessageRow } from './message-view.js';
import { findMessages, listMessages, loadStory, type MessageQuery, type Story } from './messages.sql.js';
import { timeline } from './timeline.rules.js';
import { waitingOf } from './waiting.sql.js';
import { heldByOperator, waitsForItsTurn, withWhyItWaits } from './why-it-waits.rules.js';

const notFound: Problem = { kind: 'not_found', code: 'MESSAGE.NOT_FOUND', detail: 'There is no such message.' };

/** What screens and scripts read of messages; always inside one hub. */
@Injectable()
export class ReadMessages {
  /** Since when this process holds everything, if it does. */
  readonly #heldSince: Date | undefined;

  constructor(
    private readonly database: Database,
    private readonly templates: CompiledTemplateCache,
    private readonly clock: Clock,
    private readonly hubs: SettingsReader,
    @Inject(DISPATCH_SETTINGS) { onHold }: Pick<DispatchSettings, 'onHold'>,
  ) {
    this.#heldSince = onHold ? clock.now() : undefined;
  }

  async list(hubId: string, query: MessageQuery): Promise<Page<Message>> {
    const asked = namesDays(query) ? { ...query, ...momentsOf(query, (await this.hubs.tree(hubId)).hub.timeZone) } : query;
    const rows = await this.database.inHub(hubId, async (tx) => this.#whyTheyWait(tx, hubId, await listMessages(tx, hubId, asked)));
    const page = pageOf(rows, query.limit, (row) => ({ createdAt: row.created_at.toISOString(), id: row.id }));
    return { ...page, items: page.items.map((row) => messageView(row, this.templates)) };
  }

  async one(hubId: string, id: string): Promise<Result<Message>> {
    const [message] = await this.many(hubId, [id]);
    return message ? ok(message) : refuse(notFound);
  }

  /** What the call that made it is answered, and a repetition of the call again. */
  async asAccepted(hubId: string, id: string): Promise<Result<Message>> {
    const [row] = await this.database.inHub(hubId, async (tx) => this.#whyTheyWait(tx, hubId, await findMessages(tx, hubId, [id])));
    if (!row) return refuse(notFound);
    return ok(messageView(row.status === 'queued' && row.attempts === 0 ? row : asAccepted(row), this.templates));
  }

  /** In the order of the ids; unknown ones are left out. */
  async many(hubId: string, ids: readonly string[]): Promise<Message[]> {
    const rows = await this.database.inHub(hubId, async (tx) => this.#whyTheyWait(tx, hubId, await findMessages(tx, hubId, ids)));
    return ids.flatMap((id) => rows.filter((row) => row.id === id).map((row) => messageView(row, this.templates)));
  }

  async timeline(hubId: string, id: string): Promise<Result<{ items: TimelineItem[] }>> {
    return this.database.inHub(hubId, async (tx): Promise<Result<{ items: TimelineItem[] }>> => {
      const [message] = await findMessages(tx, hubId, [id]);
      return message ? ok({ items: timeline(message, await this.#story(tx, message)) }) : refuse(notFound);
    });
  }

  async waiting(hubId: string, campaignId: string): Promise<WaitingMessages> {
    return this.database.inHub(hubId, (tx) => waitingOf(tx, hubId, campaignId));
  }

  async #story(tx: Tx, message: MessageRow): Promise<Story> {
    const isHeld = this.#heldSince && waitsForItsTurn(message, this.clock.now());
    return { ...(await loadStory(tx, message)), ...(isHeld && { heldSince: this.#heldSince }) };
  }

  async #whyTheyWait(tx: Tx, hubId: string, rows: readonly MessageRow[]): Promise<MessageRow[]> {
    const now = this.clock.now();
    if (!rows.some((row) => waitsForItsTurn(row, now))) return [...rows];
    const standstills = this.#heldSince ? [heldByOperator] : await openPausesOf(tx, hubId);
    return rows.map((row) => withWhyItWaits(row, standstills, now));
  }
}
