import type { Tx } from '@messaging/persistence';

/** A person of a hub on WhatsApp, who is reached by another address now. Both are canonical, ids are their conversations'. */
export interface Move {
  readonly hubId: string;
  readonly before: { readonly address: string; readonly conversationId: string };
  readonly now: { readonly address: string; readonly conversationId: string; readonly userId: string | undefined };
}

/**
 * The conversation goes on under the new address, with what was written in it both ways; one that is there already takes
 * the old one in. Open windows come along: Meta counts them by person.
 */
export async function moveConversation(tx: Tx, { hubId, before, now }: Move): Promise<void> {
  await tx.query(
    `insert into conversation as k (id, hub_id, channel, address, account_id, sandbox, customer_id, user_id, profile_name, last_reply_id, last_reply_at, unread, read_at, moved)
     select $3::uuid, hub_id, channel, $4::text, account_id, sandbox, coalesce((select min(a.customer_id) from customer_address a where a.hub_id = c.hub_id and a.channel = c.channel and a.key = c.address), customer_id),
       coalesce($5::text, user_id), profile_name, last_reply_id, last_reply_at, unread, read_at, true from conversation c where hub_id = $1 and id = $2
     on conflict (id) do update set unread = k.unread + excluded.unread, customer_id = coalesce(excluded.customer_id, k.customer_id), user_id = coalesce($5::text, k.user_id),
       profile_name = coalesce(k.profile_name, excluded.profile_name), moved = true,
       last_reply_id = case when excluded.last_reply_at > k.last_reply_at then excluded.last_reply_id else k.last_reply_id end, last_reply_at = greatest(k.last_reply_at, excluded.last_reply_at)`,
    [hubId, before.conversationId, now.conversationId, now.address, now.userId ?? null],
  );
  // What was sent is found by its address; in the new place it belongs to the conversation by name.
  await tx.query(
    `update message m set conversation_id = $3::uuid where m.hub_id = $1 and (m.conversation_id = $2 or (m.channel = 'whatsapp' and m.conversation_id is null
       and m.id in (select t.message_id from attempt t where t.hub_id = $1 and t.address_key = lower($4::text))))`,
    [hubId, before.conversationId, now.conversationId, before.address],
  );
  await tx.query('delete from conversation where hub_id = $1 and id = $2', [hubId, before.conversationId]);
  await tx.query(
    `with old as (delete from whatsapp_window where hub_id = $1 and address = $2 returning last_inbound_at, closes_at)
     insert into whatsapp_window as w (hub_id, address, last_inbound_at, closes_at) select $1::text, $3::text, last_inbound_at, closes_at from old
     on conflict (hub_id, address) do update set last_inbound_at = excluded.last_inbound_at, closes_at = excluded.closes_at where w.last_inbound_at < excluded.last_inbound_at`,
    [hubId, before.address, now.address],
  );
}

/** Which of these conversations there are. */
export async function conversationsAmong(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>('select id from conversation where id = any($1::uuid[])', [ids]);
  return new Set(rows.map(({ id }) => id));
}

/** Who has another id and the same number, as far as is known. */
export async function renameUser(tx: Tx, { hubId, conversationId, userId }: { hubId: string; conversationId: string; userId: string }): Promise<void> {
  await tx.query('update conversation set user_id = $3 where hub_id = $1 and id = $2', [hubId, conversationId, userId]);
}

/** What a person refused at an address. It stays there, too: whoever has that number next has agreed to nothing. */
export async function refusalAt(tx: Tx, hubId: string, address: string): Promise<{ readonly code: `OPT_OUT.${string}`; readonly detail: string } | undefined> {
  const [row] = await tx.query<{ code: `OPT_OUT.${string}`; detail: string }>(
    `select reason_code as code, reason_detail as detail from suppression where hub_id = $1 and channel = 'whatsapp' and address = $2 and starts_with(reason_code, 'OPT_OUT.')`, [hubId, address]);
  return row;
}
