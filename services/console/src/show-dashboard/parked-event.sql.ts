import type { EventParked, Reason } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** More of a hub are counted as so many: the dashboard stays quick while an ERP sends nothing that can be read. */
const countedMax = 10_000;

export async function noteParked(tx: Tx, hubId: string, { eventId, consumer, type, reason, at }: EventParked): Promise<void> {
  await tx.query(
    `insert into parked_erp_event (event_id, consumer, hub_id, type, reason_code, reason_detail, parked_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (event_id, consumer) do update set reason_code = excluded.reason_code, reason_detail = excluded.reason_detail, parked_at = excluded.parked_at`,
    [eventId, consumer, hubId, type, reason.code, reason.detail, at],
  );
}

/** A consumer took it on after all, or a person gave it up there. */
export async function noteSettled(tx: Tx, hubId: string, { eventId, consumer }: Pick<EventParked, 'eventId' | 'consumer'>): Promise<void> {
  await tx.query('delete from parked_erp_event where event_id = $1 and consumer = $2 and hub_id = $3', [eventId, consumer, hubId]);
}

/** Events that wait for a person for one reason. */
export interface ParkedEvents {
  readonly count: number;
  readonly since: Date;
  /** What is said of the newest. */
  readonly type: string;
  readonly reason: Reason;
}

/** By their reasons, those first that wait longest; what only follows another event goes on by itself once that one does. */
export async function parkedEvents(tx: Tx, hubId: string): Promise<ParkedEvents[]> {
  const rows = await tx.query<{ code: string; count: number; since: Date; type: string; detail: string }>(
    `select reason_code as code, count(distinct event_id)::int as count, min(parked_at) as since,
       (array_agg(type order by parked_at desc))[1] as type, (array_agg(reason_detail order by parked_at desc))[1] as detail
     from (select * from parked_erp_event where hub_id = $1 and reason_code <> 'EVENT.BEHIND' order by parked_at limit ${countedMax}) parked
     group by reason_code order by since`,
    [hubId],
  );
  return rows.map(({ code, detail, ...row }) => ({ ...row, reason: { code, detail } }));
}
