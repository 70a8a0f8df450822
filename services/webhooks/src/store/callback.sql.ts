import type { Database, Tx } from '@messaging/persistence';

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

/** One fact of one callback, to be claimed for its account. */
export interface ClaimedFact {
  readonly accountId: string;
  readonly hubId: string;
  readonly callbackId: string;
  readonly factKey: string;
}

/** Claims facts; returns those that nobody reported before. Sorted by what is unique, so that two batches never deadlock. */
export async function claimFacts(tx: Tx, facts: readonly ClaimedFact[]): Promise<readonly Omit<ClaimedFact, 'hubId'>[]> {
  return tx.query<Omit<ClaimedFact, 'hubId'> & Record<string, unknown>>(
    `insert into callback_fact (account_id, dedupe_key, hub_id, callback_id)
     select a, k, h, c from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) as r (a, k, h, c) order by a, k
     on conflict do nothing returning account_id as "accountId", dedupe_key as "factKey", callback_id as "callbackId"`,
    [facts.map((f) => f.accountId), facts.map((f) => f.factKey), facts.map((f) => f.hubId), facts.map((f) => f.callbackId)],
  );
}

export async function insertCallbacks(tx: Tx, rows: readonly NewCallback[]): Promise<void> {
  await tx.query(
    `insert into callback (id, hub_id, account_id, provider, kind, method, url, headers, body, received_at)
     select i, h, a, p, k, m, u, j::jsonb, decode(b, 'base64'), r
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[])
       as x (i, h, a, p, k, m, u, j, b, r)`,
    [
      rows.map((r) => r.id), rows.map((r) => r.hubId), rows.map((r) => r.accountId), rows.map((r) => r.provider), rows.map((r) => r.kind),
      rows.map((r) => r.method), rows.map((r) => r.url), rows.map((r) => JSON.stringify(r.headers)),
      // An array of bytea would be written as hex text with its backslashes escaped: base64 is half of that.
      rows.map((r) => r.body.toString('base64')),
      rows.map((r) => r.receivedAt),
    ],
  );
}

/** Deletes the oldest callbacks whose id is smaller; their ids are in the order of time. Returns how many. */
export async function deleteCallbacksBefore(database: Database, id: string, limit: number): Promise<number> {
  const rows = await database.query('delete from callback where id = any(array(select id from callback where id < $1 order by id limit $2)) returning 1', [id, limit]);
  return rows.length;
}
