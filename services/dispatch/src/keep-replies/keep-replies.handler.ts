import type { EnvelopeOf, messageReceived, preferenceStated } from '@messaging/contracts';
import { deriveId } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { addressKey, normalizeAddress } from '../addresses/address.rules.js';
import { addressOfAlias } from '../open-whatsapp-window/whatsapp-alias.sql.js';
import { openWindows } from '../open-whatsapp-window/whatsapp-window.sql.js';
import { SettingsReader } from '../settings/settings-reader.js';
import { RecordOwnChoice } from '../suppress-address/record-own-choice.js';
import { ownersOf } from '../suppress-address/own-consent.sql.js';
import { optOutScope } from '../suppress-address/closing.rules.js';
import { takeRefusalsOfUsers } from '../suppress-address/suppression.sql.js';
import { choiceIn } from './opt-out-keyword.rules.js';
import { conversationsAmong, moveConversation, refusalAt, renameUser } from './move-person.sql.js';
import { addressesOfUsers, insertReplies, updateConversations, type Reply } from './replies.sql.js';

type Received = EnvelopeOf<typeof messageReceived>;
type Stated = EnvelopeOf<typeof preferenceStated>;

/** What this service hears of people. */
export type Heard = Received | Stated;

const isReply = (event: Heard): event is Received => event.type === 'message.received';

const byKeyword = { code: 'OPT_OUT.KEYWORD', detail: 'Opted out by answering with a keyword.' } as const;
const atProvider = { code: 'OPT_OUT.PROVIDER', detail: 'Opted out with the provider’s own button or switch.' } as const;

/** What people write: kept on their conversation; it opens WhatsApp's window, and a keyword or button is their word. */
@Injectable()
export class KeepReplies {
  constructor(
    private readonly settings: SettingsReader,
    private readonly ownChoice: RecordOwnChoice,
  ) {}

  async keep(events: readonly Heard[], tx: Tx): Promise<void> {
    for (const event of events) if (isReply(event) && event.data.movedFrom) await this.#move(event, event.data.movedFrom, tx);
    const news = await this.#store(events.filter(isReply), tx);
    await this.#carryOver([...news.values()], tx);
    for (const event of events) {
      if (!isReply(event)) await this.#state(event, tx);
      else {
        const reply = news.get(replyId(event));
        if (reply) await this.#heed(reply, event.data.signal, tx);
      }
    }
  }

  /** Stores replies and opens windows; returns what is new. */
  async #store(events: readonly Received[], tx: Tx): Promise<ReadonlyMap<string, Reply>> {
    if (events.length === 0) return new Map();
    const replies = await this.#repliesIn(events, tx);
    await this.#takeInOldSpellings(events, replies, tx);
    const fresh = await insertReplies(tx, replies);
    const news = new Map(replies.filter(({ id }) => fresh.has(id)).map((reply) => [reply.id, reply]));
    if (news.size === 0) return news;
    await updateConversations(tx, [...news.values()]);
    const written = [...news.values()].filter(({ channel, content }) => channel === 'whatsapp' && content !== 'system');
    await openWindows(tx, written.map(({ hubId, from, at }) => ({ hubId, address: from, at })));
    return news;
  }

  /** What a person wrote while their number was kept as WhatsApp spells it, and no customer was found by it, is of their conversation. */
  async #takeInOldSpellings(events: readonly Received[], replies: readonly Reply[], tx: Tx): Promise<void> {
    const spelled = replies.flatMap(({ hubId, channel, from, userId }, index) => {
      const given = events[index]?.data.from ?? from;
      const isOtherSpelling = channel === 'whatsapp' && given !== from && given !== userId;
      return isOtherSpelling ? [{ hubId, before: { address: given, conversationId: conversationId(hubId, channel, given) }, now: { address: from, conversationId: conversationId(hubId, channel, from), userId } }] : [];
    });
    if (spelled.length === 0) return;
    const kept = await conversationsAmong(tx, spelled.map(({ before }) => before.conversationId));
    for (const move of spelled) if (kept.delete(move.before.conversationId)) await moveConversation(tx, move);
  }

  /**
   * Somebody has another number or id: conversation, window and refusals follow. Told twice it changes nothing, for there is
   * nothing left at the old place. The customer's record is the ERP's, which is told by `message.received`.
   */
  async #move({ hubId, data: { channel, from, userId, at } }: Received, movedFrom: NonNullable<Received['data']['movedFrom']>, tx: Tx): Promise<void> {
    const known = movedFrom.userId === undefined ? undefined : await this.#addressOf({ hubId, channel, from: movedFrom.userId, userId: movedFrom.userId }, tx);
    const given = movedFrom.address === undefined ? undefined : await this.#addressOf({ hubId, channel, from: movedFrom.address }, tx);
    // Only the id is new: a number that was known is all there is to write to.
    const keeps = from === userId && known !== undefined && known !== movedFrom.userId;
    const address = keeps ? known : await this.#addressOf({ hubId, channel, from, userId }, tx);
    const now = { address, conversationId: conversationId(hubId, channel, address), userId };
    if (userId !== undefined) await renameUser(tx, { hubId, conversationId: now.conversationId, userId });
    for (const before of new Set([known, given, movedFrom.userId])) {
      if (before === undefined || before === address) continue;
      await moveConversation(tx, { hubId, before: { address: before, conversationId: conversationId(hubId, channel, before) }, now });
      const reason = await refusalAt(tx, hubId, before);
      if (reason) await this.ownChoice.record(tx, { hubId, channel, address, customerId: null, choice: 'stop', scope: optOutScope(channel), reason, at: new Date(at) });
    }
  }

  /** What somebody refused while WhatsApp gave no number of theirs holds at the number, once they write from it. */
  async #carryOver(replies: readonly Reply[], tx: Tx): Promise<void> {
    const numbered = replies.flatMap((reply) => (reply.channel === 'whatsapp' && reply.userId !== undefined && reply.userId !== reply.from ? [{ ...reply, userId: reply.userId }] : []));
    if (numbered.length === 0) return;
    for (const { hubId, userId, ...reason } of await takeRefusalsOfUsers(tx, numbered)) {
      const reply = numbered.find((each) => each.hubId === hubId && each.userId === userId);
      if (!reply) continue;
      // Said before this reply, which may be a START.
      const at = new Date(reply.at.getTime() - 1);
      await this.ownChoice.record(tx, { hubId, channel: 'whatsapp', address: reply.from, customerId: reply.customerId ?? null, choice: 'stop', scope: optOutScope('whatsapp'), reason, at });
    }
  }

  /** A switch at the provider, without a message. */
  async #state({ hubId, data: { channel, from, userId, choice, at } }: Stated, tx: Tx): Promise<void> {
    const address = await this.#addressOf({ hubId, channel, from, userId }, tx);
    await this.ownChoice.record(tx, { hubId, channel, address, customerId: null, choice, scope: optOutScope(channel), reason: atProvider, at: new Date(at) });
  }

  /** The vendor's own reading of a message counts before ours; a machine's answer is nobody's word. */
  async #heed({ hubId, channel, from, customerId, text, content, at }: Reply, signal: Received['data']['signal'], tx: Tx): Promise<void> {
    if (content === 'automatic') return;
    const choice = signal === 'stop' ? 'stop' : signal === 'start' ? 'resume' : signal === 'help' ? undefined : choiceIn(text, channel);
    if (choice === undefined) return;
    const about = { hubId, channel, address: from, customerId: customerId ?? null, scope: optOutScope(channel), at };
    await this.ownChoice.record(tx, { ...about, choice, reason: signal === undefined ? byKeyword : atProvider });
  }

  async #repliesIn(events: readonly Received[], tx: Tx): Promise<Reply[]> {
    const addresses = new Map<string, string>();
    for (const event of events) addresses.set(event.id, await this.#addressOf({ hubId: event.hubId, ...event.data }, tx));
    const places = events.map((event) => ({ hubId: event.hubId, channel: event.data.channel, address: addresses.get(event.id) ?? '' }));
    const owners = await ownersOf(tx, places);
    return events.map((event, index) => {
      const { hubId, data } = event;
      const from = addresses.get(event.id) ?? data.from;
      const { accountId, provider, channel, to, userId, profileName, externalId, text, subject, references, content } = data;
      return {
        id: replyId(event), hubId, accountId, provider, sandbox: provider === 'sandbox', channel, from, to, userId, profileName, externalId, text, subject, references, content,
        customerId: owners.find(({ place }) => place === places[index])?.customerId,
        conversationId: conversationId(hubId, channel, from), at: new Date(data.at),
      };
    });
  }

  /** Canonical, as addresses are compared; of somebody without a number the one that they had, or the user id itself. */
  async #addressOf({ hubId, channel, from, userId }: { hubId: string; channel: Received['data']['channel']; from: string; userId?: string | undefined }, tx: Tx): Promise<string> {
    if (from === userId) return (await addressesOfUsers(tx, [{ hubId, userId }])).get(`${hubId}|${userId}`) ?? userId;
    const { country } = (await this.settings.tree(hubId)).hub;
    const normalized = normalizeAddress(channel, from, country);
    if (!normalized.valid) return userId ?? from;
    const key = addressKey(channel, normalized.address);
    return channel === 'whatsapp' ? ((await addressOfAlias(tx, hubId, key)) ?? key) : key;
  }
}

const replyId = ({ data: { accountId, externalId } }: Received): string => deriveId(accountId, 'inbound', externalId);

/** One conversation per person and channel. */
export const conversationId = (hubId: string, channel: string, address: string): string => deriveId(hubId, 'conversation', channel, address);
