import type { Tx } from '@messaging/persistence';

/** A verified callback to keep. */
export interface NewCallback {
  readonly id: string;
  readonly hubId: string;
  readonly accountId: string;
  readonly provider: string;
  readonly kind: 'status' | 'inbound';
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

/** Claims facts of an account; returns the keys that nobody reported before. Sorted against deadlocks. */
export async function claimFacts(tx: Tx, callback: NewCallback, dedupeKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ dedupe_key: string }>(
    `insert into callback_fact (account_id, dedupe_key, hub_id, callback_id)
     select $1, k, $2, $3 from unnest($4::text[]) k order by k on conflict do nothing returning dedupe_key`,
    [callback.accountId, callback.hubId, callback.id, [...new Set(dedupeKeys)]],
  );
  return new Set(rows.map((row) => row.dedupe_key));
}

export async function insertCallback(tx: Tx, callback: NewCallback): Promise<void> {
  await tx.query(
    'insert into callback (id, hub_id, account_id, provider, kind, method, url, headers, body, received_at) values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10)',
    [
      callback.id, callback.hubId, callback.accountId, callback.provider, callback.kind, callback.method, callback.url, JSON.stringify(callback.headers),
      callback.body, callback.receivedAt,
    ],
  );
}
