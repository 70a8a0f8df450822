import type { NewOutboxRow } from '@messaging/eventing';
import { arrayText, type Database } from '@messaging/persistence';

/** A verified callback to keep. */
export interface NewCallback {
  readonly id: string;
  readonly hubId: string;
  readonly accountId: string;
  readonly provider: string;
  readonly kind: 'status' | 'inbound' | 'all';
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

/** One fact of one callback, to be claimed for its account, with what is published of it, if anything. */
export interface NewFact {
  readonly accountId: string;
  readonly hubId: string;
  readonly callbackId: string;
  readonly factKey: string;
  readonly row?: NewOutboxRow | undefined;
}

/**
 * Facts are claimed in the order of what is unique, so that two batches never deadlock; of those that nobody reported
 * before, the callbacks and the outbox rows are written.
 */
const keepSql = `
  with f as (
    select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) as f (account_id, dedupe_key, hub_id, callback_id)),
  claimed as (
    insert into callback_fact (account_id, dedupe_key, hub_id, callback_id)
    select account_id, dedupe_key, hub_id, callback_id from f order by account_id, dedupe_key
    on conflict do nothing returning account_id, dedupe_key, callback_id),
  kept as (
    insert into callback (id, hub_id, account_id, provider, kind, method, url, headers, body, received_at)
    select i, h, a, p, k, m, u, j::jsonb, decode(b, 'base64'), r
    from unnest($5::uuid[], $6::text[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::timestamptz[])
      as x (i, h, a, p, k, m, u, j, b, r)
    where i in (select callback_id from claimed)),
  said as (
    insert into outbox (event_id, topic, key, type, source, hub_id, time, headers, payload)
    select e, t, y, k, s, h, m, d::jsonb, p::jsonb
    from unnest($15::uuid[], $16::text[], $17::uuid[], $18::uuid[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[], $24::timestamptz[],
      $25::text[], $26::text[]) with ordinality as o (a, f, c, e, t, y, k, s, h, m, d, p, n)
    join claimed on claimed.account_id = o.a and claimed.dedupe_key = o.f and claimed.callback_id = o.c
    order by n returning 1)
  select (select count(*) from said)::int as said`;

/**
 * Keeps callbacks with their facts in one statement and one commit: in four statements and a transaction around them each
 * batch waited for PostgreSQL six times, and writing to it took a quarter of what a callback costs Node. No fact stands
 * twice in one callback. Returns how many events there are to be published.
 */
export async function keepCallbacks(database: Pick<Database, 'query'>, callbacks: readonly NewCallback[], facts: readonly NewFact[]): Promise<number> {
  const published = facts.flatMap(({ row, ...fact }) => (row ? [{ ...row, fact }] : []));
  const [result] = await database.query<{ said: number }>(keepSql, [
    facts.map((f) => f.accountId), facts.map((f) => f.factKey), facts.map((f) => f.hubId), facts.map((f) => f.callbackId),
    callbacks.map((c) => c.id), callbacks.map((c) => c.hubId), callbacks.map((c) => c.accountId), callbacks.map((c) => c.provider), callbacks.map((c) => c.kind),
    callbacks.map((c) => c.method), callbacks.map((c) => c.url), callbacks.map((c) => JSON.stringify(c.headers)),
    // An array of bytea would be written as hex text with its backslashes escaped: base64 is half of that.
    callbacks.map((c) => c.body.toString('base64')),
    callbacks.map((c) => c.receivedAt),
    published.map((p) => p.fact.accountId), published.map((p) => p.fact.factKey), published.map((p) => p.fact.callbackId),
    published.map((p) => p.eventId), published.map((p) => p.topic), published.map((p) => p.key), published.map((p) => p.type), published.map((p) => p.source),
    published.map((p) => p.hubId), published.map((p) => p.time), published.map((p) => p.headers), published.map((p) => p.payload),
  ].map(arrayText));
  return result?.said ?? 0;
}

/** Deletes the oldest callbacks whose id is smaller; their ids are in the order of time. Returns how many. */
export async function deleteCallbacksBefore(database: Database, id: string, limit: number): Promise<number> {
  const rows = await database.query('delete from callback where id = any(array(select id from callback where id < $1 order by id limit $2)) returning 1', [id, limit]);
  return rows.length;
}
