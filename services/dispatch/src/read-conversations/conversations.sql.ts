import type { Channel, MessageStatus } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { customerNameOf } from '../read-messages/messages.sql.js';
import { isNamed } from '../read-messages/search-messages.sql.js';
import { rangesOf } from '../read-messages/search-ranges.rules.js';

/** A conversation with its newest reply, the newest message to the same person, and WhatsApp's window. */
export interface ConversationRow {
  readonly id: string;
  readonly channel: Channel;
  readonly address: string;
  readonly sandbox: boolean;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly profileName: string | null;
  readonly lastReplyAt: Date;
  readonly unread: number;
  readonly replyId: string;
  readonly replyBody: string | null;
  readonly replyStatus: MessageStatus;
  readonly answerId: string | null;
  readonly answerBody: string | null;
  readonly answerStatus: MessageStatus | null;
  readonly answerAt: Date | null;
  readonly closesAt: Date | null;
}

/** Filters of `GET /conversations` with the place of the page. */
export interface ConversationQuery {
  readonly unread?: boolean | undefined;
  readonly channel?: string | undefined;
  readonly q?: string | undefined;
  readonly limit: number;
  readonly after?: { readonly at: string; readonly id: string } | undefined;
}

const bodyCharsMax = 500;

/**
 * Whose conversation it is: of the customer who is reached there now, looked up row by row, so that it follows what the ERP
 * says without a write. Where the provider said that a known person moved, the record may still have the old address.
 */
const owner = `cross join lateral (select c.hub_id, coalesce(
    (select a.customer_id from customer_address a where a.hub_id = c.hub_id and a.channel = c.channel and a.key = c.address order by a.customer_id limit 1),
    case when c.moved then (select n.customer_id from customer n where n.hub_id = c.hub_id and n.customer_id = c.customer_id and n.deleted_at is null) end) as customer_id offset 0) o`;

/** What left for a person is found by where its calls went (`attempt_address`): a few rows each. */
const select = `select c.id, c.channel, c.address, c.sandbox, o.customer_id as "customerId", ${customerNameOf('o')} as "customerName", c.profile_name as "profileName", c.last_reply_at as "lastReplyAt", c.unread,
    r.id as "replyId", left(r.body, ${bodyCharsMax}) as "replyBody", r.status as "replyStatus",
    a.id as "answerId", left(a.body, ${bodyCharsMax}) as "answerBody", a.status as "answerStatus", a.at as "answerAt", w.closes_at as "closesAt"
  from conversation c join message r on r.id = c.last_reply_id ${owner}
  left join whatsapp_window w on c.channel = 'whatsapp' and w.hub_id = c.hub_id and w.address = c.address
  left join lateral (
    select m.id, m.body, m.status, t.started_at as at from attempt t join message m on m.id = t.message_id and m.channel = c.channel
    where t.hub_id = c.hub_id and t.address_key = c.address_key order by t.started_at desc limit 1) a on true`;

/** Newest reply first, one row more than asked for. */
export async function listConversations(tx: Tx, hubId: string, { unread, channel, q, limit, after }: ConversationQuery): Promise<ConversationRow[]> {
  const parameters: unknown[] = [hubId];
  const conditions = ['c.hub_id = $1'];
  const given = (condition: (n: number) => string, value: unknown): void => {
    parameters.push(value);
    conditions.push(condition(parameters.length));
  };
  if (unread !== undefined) conditions.push(unread ? 'c.unread > 0' : 'c.unread = 0');
  if (channel !== undefined) given((n) => `c.channel = $${n}`, channel);
  if (q !== undefined) {
    const [typed, { name }] = [`$${parameters.push(q)}`, rangesOf(q)];
    const named = name ? ` or ${isNamed('o', `$${parameters.push(name.from)}`, `$${parameters.push(name.until)}`)}` : '';
    conditions.push(`(starts_with(lower(c.address), lower(${typed})) or starts_with(o.customer_id, ${typed}) or starts_with(lower(c.profile_name), lower(${typed}))${named})`);
  }
  if (after) {
    parameters.push(after.at, after.id);
    conditions.push(`(c.last_reply_at, c.id) < ($${parameters.length - 1}::timestamptz, $${parameters.length}::uuid)`);
  }
  parameters.push(limit + 1);
  return tx.query<ConversationRow & Record<string, unknown>>(`${select} where ${conditions.join(' and ')} order by c.last_reply_at desc, c.id desc limit $${parameters.length}`, parameters);
}

export async function findConversation(tx: Tx, hubId: string, id: string): Promise<ConversationRow | undefined> {
  const [row] = await tx.query<ConversationRow & Record<string, unknown>>(`${select} where c.hub_id = $1 and c.id = $2`, [hubId, id]);
  return row;
}

/** Nothing unread is left; the replies are `read` from now on. */
export async function markRead(tx: Tx, hubId: string, id: string): Promise<void> {
  await tx.query('update conversation set unread = 0, read_at = now() where hub_id = $1 and id = $2 and unread > 0', [hubId, id]);
  await tx.query(`update message set status = 'read', status_rank = 50, read_at = now(), status_at = now() where hub_id = $1 and conversation_id = $2 and direction = 'inbound' and status = 'delivered'`, [hubId, id]);
}

/** The messages of a conversation, both ways, newest first, one more than asked for. */
export async function messagesOf(tx: Tx, hubId: string, { id, limit, after }: { id: string; limit: number; after: { createdAt: string; id: string } | undefined }): Promise<{ id: string; createdAt: Date }[]> {
  return tx.query<{ id: string; createdAt: Date }>(
    `with c as (select * from conversation where hub_id = $1 and id = $2),
     both_ways as (
       select m.id, m.created_at from message m where m.conversation_id = $2 and m.hub_id = $1
       union
       select m.id, m.created_at from c join attempt t on t.hub_id = c.hub_id and t.address_key = c.address_key
         join message m on m.id = t.message_id and m.channel = c.channel)
     select id, created_at as "createdAt" from both_ways
     where $3::timestamptz is null or (created_at, id) < ($3, $4::uuid) order by created_at desc, id desc limit $5`,
    [hubId, id, after?.createdAt ?? null, after?.id ?? null, limit + 1],
  );
}
