import type { Tx } from '@messaging/persistence';

export interface RequestPlace {
  readonly hubId: string;
  readonly route: string;
  readonly key: string;
}

/** Takes a key, or an expired one over; false if a request holds it. Drops the hub's expired ones on the way. */
export async function reserveRequest(tx: Tx, request: RequestPlace & { bodyHash: string; now: Date; expired: Date }): Promise<boolean> {
  await tx.query('delete from idempotent_request where hub_id = $1 and created_at < $2', [request.hubId, request.expired]);
  const rows = await tx.query(
    `insert into idempotent_request (hub_id, route, key, body_hash, created_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning key`,
    [request.hubId, request.route, request.key, request.bodyHash, request.now],
  );
  return rows.length > 0;
}

export async function readRequest(tx: Tx, place: RequestPlace): Promise<{ body_hash: string; answer: unknown } | undefined> {
  const [row] = await tx.query<{ body_hash: string; answer: unknown }>(
    'select body_hash, answer from idempotent_request where hub_id = $1 and route = $2 and key = $3',
    [place.hubId, place.route, place.key],
  );
  return row;
}

export async function rememberAnswer(tx: Tx, place: RequestPlace, answer: unknown): Promise<void> {
  await tx.query('update idempotent_request set answer = $4::jsonb where hub_id = $1 and route = $2 and key = $3', [
    place.hubId, place.route, place.key, JSON.stringify(answer),
  ]);
}

export async function forgetRequest(tx: Tx, place: RequestPlace): Promise<void> {
  await tx.query('delete from idempotent_request where hub_id = $1 and route = $2 and key = $3', [place.hubId, place.route, place.key]);
}
