import type { Tx } from '@messaging/persistence';

/** A customer who was erased, and when. */
export interface Erased {
  readonly hubId: string;
  readonly customerId: string;
  readonly at: Date;
}

/**
 * Takes out of this service what tells of erased customers: fields, the data of what started executions and of visits,
 * events that wait. Executions keep their ids and status. What is newer than the erasure stays.
 */
export async function eraseTraces(tx: Tx, erased: readonly Erased[]): Promise<void> {
  const given = [erased.map((e) => e.hubId), erased.map((e) => e.customerId), erased.map((e) => e.at)];
  const e = 'unnest($1::text[], $2::text[], $3::timestamptz[]) as e (h, c, t)';
  await tx.query(
    `update customer c set fields = '{}', field_times = '{}', birthday_on = null, since_on = null, last_visit_on = null, deleted_at = e.t, last_event_time = e.t from ${e}
     where c.hub_id = e.h and c.customer_id = e.c and coalesce(c.last_event_time, e.t) <= e.t`,
    given,
  );
  await tx.query(
    `update visit v set data = null from execution x join ${e} on x.hub_id = e.h and x.customer_id = e.c and x.created_at <= e.t
     where v.hub_id = x.hub_id and v.object_key = substr(x.subject_key, strpos(x.subject_key, ':') + 1)
       and v.event_time <= e.t`,
    given,
  );
  await tx.query(`update execution x set trigger_data = '{}' from ${e} where x.hub_id = e.h and x.customer_id = e.c and x.created_at <= e.t and x.trigger_data <> '{}'`, given);
  await tx.query(`delete from parked_event p using ${e} where p.hub_id = e.h and p.key in (e.c, e.h || '|' || e.c) and p.created_at <= e.t`, given);
}
