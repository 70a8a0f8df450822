import type { Channel } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';

/** A message from a person, as it is stored. */
export interface Reply {
  readonly id: string;
  readonly hubId: string;
  readonly conversationId: string;
  readonly accountId: string;
  readonly provider: string;
  readonly sandbox: boolean;
  readonly channel: Channel;
  /** The person, canonical. */
  readonly from: string;
  /** Where the shop was written to. */
  readonly to: string | undefined;
  readonly customerId: string | undefined;
  readonly userId: string | undefined;
  readonly profileName: string | undefined;
  readonly externalId: string;
  readonly text: string;
  readonly content: string | undefined;
  /** Email only, with the ids of the mails before it. */
  readonly subject: string | undefined;
  readonly references: readonly string[] | undefined;
  readonly at: Date;
}

/** Stores replies; one that is there stays as it is. Returns the ids that are new. It has arrived: `delivered`, and `read` once somebody looked. */
export async function insertReplies(tx: Tx, replies: readonly Reply[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    `insert into message (id, hub_id, idem, direction, sandbox, channel, lane, category, purpose, to_address, from_address, customer_id, subject, body, status, status_rank,
       provider, account_id, external_id, metadata, delivered_at, conversation_id)
     select i, h, 'inbound|' || a || '|' || e, 'inbound', s, c, 'priority', 'custom', 'transactional', t, f, cu, su, b, 'delivered', 40, p, a, e, m::jsonb, w, co
     from unnest($1::uuid[], $2::text[], $3::boolean[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::text[],
       $12::text[], $13::timestamptz[], $14::uuid[], $15::text[]) as r (i, h, s, c, t, f, cu, b, p, a, e, m, w, co, su) order by i
     on conflict do nothing returning id`,
    columnsOf(
      replies.map((reply) => ({ ...reply, metadata: metadataOf(reply) })),
      'id', 'hubId', 'sandbox', 'channel', 'to', 'from', 'customerId', 'text', 'provider', 'accountId', 'externalId', 'metadata', 'at', 'conversationId', 'subject',
    ),
  );
  return new Set(rows.map(({ id }) => id));
}

function metadataOf({ content, references }: Reply): string | undefined {
  return content === undefined && references === undefined ? undefined : JSON.stringify({ ...(content !== undefined && { content }), ...(references && { references }) });
}

/** Each conversation's newest reply, and how many nobody has looked at: a machine's answer wants nobody. One per conversation in `replies` counts as the newest: the last. */
export async function updateConversations(tx: Tx, replies: readonly Reply[]): Promise<void> {
  await tx.query(
    `insert into conversation as k (id, hub_id, channel, address, account_id, sandbox, customer_id, user_id, profile_name, last_reply_id, last_reply_at, unread)
     select co, h, c, f, a, s, cu, u, pn, i, w, n from (
       select distinct on (co) co, h, c, f, a, s, i, w, count(*) filter (where ct is distinct from 'automatic') over k as n, max(cu) over k as cu, max(u) over k as u, max(pn) over k as pn
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::boolean[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::timestamptz[], $12::text[])
         as r (co, h, c, f, a, s, cu, u, pn, i, w, ct) window k as (partition by co) order by co, w desc, i desc) newest
     order by co
     on conflict (id) do update set unread = k.unread + excluded.unread, customer_id = coalesce(excluded.customer_id, k.customer_id),
       user_id = coalesce(excluded.user_id, k.user_id), profile_name = coalesce(excluded.profile_name, k.profile_name), account_id = excluded.account_id,
       last_reply_id = case when excluded.last_reply_at >= k.last_reply_at then excluded.last_reply_id else k.last_reply_id end,
       last_reply_at = greatest(k.last_reply_at, excluded.last_reply_at)`,
    columnsOf(replies, 'conversationId', 'hubId', 'channel', 'from', 'accountId', 'sandbox', 'customerId', 'userId', 'profileName', 'id', 'at', 'content'),
  );
}

/** The numbers of people who are named by their WhatsApp user id alone, from what they wrote before. */
export async function addressesOfUsers(tx: Tx, users: readonly { hubId: string; userId: string }[]): Promise<ReadonlyMap<string, string>> {
  if (users.length === 0) return new Map();
  const rows = await tx.query<{ hub_id: string; user_id: string; address: string }>(
    `select distinct on (c.hub_id, c.user_id) c.hub_id, c.user_id, c.address from unnest($1::text[], $2::text[]) as r (h, u)
       join conversation c on c.hub_id = r.h and c.user_id = r.u and c.channel = 'whatsapp' and c.address like '+%'
     order by c.hub_id, c.user_id, c.last_reply_at desc`,
    columnsOf(users, 'hubId', 'userId'),
  );
  return new Map(rows.map((row) => [`${row.hub_id}|${row.user_id}`, row.address]));
}
