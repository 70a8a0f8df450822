import type { Tx } from '@messaging/persistence';

/** API.md section 2: the first answer is kept this long. */
const keptMs = 24 * 3_600_000;

/** One use of a key. */
export interface KeyUse {
  readonly hubId: string;
  readonly route: string;
  readonly key: string;
  readonly bodyHash: string;
  readonly now: Date;
}

/** `first` does the work and then calls `keepAnswer`; the others get what was kept. */
export type KeyClaim = { readonly kind: 'first' } | { readonly kind: 'repeated'; readonly answer: string } | { readonly kind: 'other_body' };

/**
 * Claims a key. A second request with the same key waits at the unique index until the first has committed, and then
 * reads its answer; if the first rolled back, the second is the first.
 */
export async function claimKey(tx: Tx, use: KeyUse): Promise<KeyClaim> {
  await tx.query('delete from idempotency_key where hub_id = $1 and created_at < $2', [use.hubId, new Date(use.now.getTime() - keptMs)]);
  const claimed = await tx.query(
    'insert into idempotency_key (hub_id, route, key, body_hash, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing returning key',
    [use.hubId, use.route, use.key, use.bodyHash, use.now],
  );
  if (claimed.length > 0) return { kind: 'first' };
  const [known] = await tx.query<{ body_hash: string; answer: string | null }>('select body_hash, answer from idempotency_key where hub_id = $1 and route = $2 and key = $3', [
    use.hubId, use.route, use.key,
  ]);
  return known?.body_hash === use.bodyHash && known.answer !== null ? { kind: 'repeated', answer: known.answer } : { kind: 'other_body' };
}

export async function keepAnswer(tx: Tx, use: KeyUse, answer: string): Promise<void> {
  await tx.query('update idempotency_key set answer = $4 where hub_id = $1 and route = $2 and key = $3', [use.hubId, use.route, use.key, answer]);
}
