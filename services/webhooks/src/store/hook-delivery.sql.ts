import type { HookAttempt, HookDeliveryStatus } from '@messaging/contracts';
import type { Database, Tx } from '@messaging/persistence';

/** One event for one hook. */
export interface NewDelivery {
  readonly id: string;
  readonly hubId: string;
  readonly hookId: string;
  readonly type: string;
  readonly customerId: string | undefined;
  readonly body: string;
}

export async function insertDeliveries(tx: Tx, rows: readonly NewDelivery[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into hook_delivery (id, hub_id, hook_id, type, customer_id, body, next_at, created_at)
     select i, h, k, y, c, b, $7, $7 from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[]) as r (i, h, k, y, c, b) order by i on conflict do nothing`,
    [rows.map((r) => r.id), rows.map((r) => r.hubId), rows.map((r) => r.hookId), rows.map((r) => r.type), rows.map((r) => r.customerId ?? null), rows.map((r) => r.body), at],
  );
}

/** A delivery whose turn it is, with what the call needs of its hook. */
export interface DueDelivery {
  readonly id: string;
  readonly hubId: string;
  readonly hookId: string;
  readonly body: string;
  readonly attempts: number;
  readonly url: string;
  /** Sealed. */
  readonly secret: string;
}

/** A call that takes longer is begun anew by whoever looks next. Well above the time limit of a call. */
const leaseS = 60;

/**
 * Takes what is due, at most so many of each hook as it has places free, so that one slow receiver takes nobody's turn.
 * Hooks with something waiting are found by skipping through the index: one probe each, however long their queues are.
 */
export async function claimDeliveries(database: Database, places: { busy: ReadonlyMap<string, number>; perHook: number; all: number; now: Date }): Promise<DueDelivery[]> {
  return database.query<DueDelivery & Record<string, unknown>>(
    `with recursive w as (
       (select hook_id from hook_delivery where status = 'pending' order by hook_id limit 1)
       union all
       select (select d.hook_id from hook_delivery d where d.status = 'pending' and d.hook_id > w.hook_id order by d.hook_id limit 1) from w where w.hook_id is not null),
     due as (
       select d.id from w join hook k on k.id = w.hook_id and k.is_active
         left join unnest($1::uuid[], $2::int[]) as b (hook_id, n) on b.hook_id = k.id
         cross join lateral (
           select id, next_at from hook_delivery d where d.hook_id = k.id and d.status = 'pending' and d.next_at <= $5
           order by d.next_at, d.id limit greatest($3::int - coalesce(b.n, 0), 0) for update skip locked) d
       order by d.next_at limit $4)
     update hook_delivery d set next_at = $5::timestamptz + interval '${leaseS} s' from due, hook k where d.id = due.id and k.id = d.hook_id
     returning d.id, d.hub_id as "hubId", d.hook_id as "hookId", d.body, d.attempts, k.url, k.secret`,
    [[...places.busy.keys()], [...places.busy.values()], places.perHook, places.all, places.now],
  );
}

/** Attempts that are kept of one delivery. */
const logMax = 12;

/** What an attempt came to. */
export interface DeliveryResult {
  readonly id: string;
  readonly status: HookDeliveryStatus;
  readonly nextAt: Date;
  readonly attempt: HookAttempt;
}

/** Writes a result, unless the delivery was replayed, erased or deleted meanwhile. */
export async function recordAttempt(tx: Tx, delivery: DueDelivery, { status, nextAt, attempt }: Omit<DeliveryResult, 'id'>): Promise<void> {
  await tx.query(
    `update hook_delivery set status = $3, next_at = $4, attempts = attempts + 1,
       log = (select coalesce(jsonb_agg(e order by n), '[]') from (select e, n from jsonb_array_elements(log || $5::jsonb) with ordinality as l (e, n) order by n desc limit ${logMax}) l)
     where id = $1 and attempts = $2 and status = 'pending'`,
    [delivery.id, delivery.attempts, status, nextAt, JSON.stringify([attempt])],
  );
}

/** A delivery as it is shown. */
export interface StoredDelivery {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly status: HookDeliveryStatus;
  readonly attempts: number;
  readonly nextAt: Date;
  readonly log: readonly HookAttempt[];
  readonly createdAt: Date;
}

const columns = 'id, type, status, attempts, next_at as "nextAt", log, created_at as "createdAt"';

/** Newest first, without bodies. */
export async function listDeliveries(
  tx: Tx,
  of: { hubId: string; hookId: string },
  query: { status: HookDeliveryStatus | undefined; type: string | undefined; limit: number; after: { createdAt: string; id: string } | undefined },
): Promise<StoredDelivery[]> {
  return tx.query<StoredDelivery>(
    `select ${columns}, '' as body from hook_delivery where hub_id = $1 and hook_id = $2 and ($3::text is null or status = $3) and ($4::text is null or type = $4)
       and ($5::timestamptz is null or (created_at, id) < ($5, $6::uuid)) order by created_at desc, id desc limit $7`,
    [of.hubId, of.hookId, query.status ?? null, query.type ?? null, query.after?.createdAt ?? null, query.after?.id ?? null, query.limit],
  );
}

export async function findDelivery(tx: Tx, key: { hubId: string; hookId: string; id: string }): Promise<StoredDelivery | undefined> {
  const [row] = await tx.query<StoredDelivery>(`select ${columns}, body from hook_delivery where hub_id = $1 and hook_id = $2 and id = $3`, [key.hubId, key.hookId, key.id]);
  return row;
}

/** Due again at once, with a fresh count of tries; one that is being called right now may arrive twice, under the same id. */
export async function replayDelivery(tx: Tx, key: { hubId: string; hookId: string; id: string }, at: Date): Promise<void> {
  await tx.query(`update hook_delivery set status = 'pending', attempts = 0, next_at = $4 where hub_id = $1 and hook_id = $2 and id = $3`, [key.hubId, key.hookId, key.id, at]);
}

/** Of erased customers nothing is delivered any more, and nothing shown. */
export async function eraseDeliveries(tx: Tx, erased: readonly { hubId: string; customerId: string; at: Date }[]): Promise<void> {
  await tx.query(
    `delete from hook_delivery d using unnest($1::text[], $2::text[], $3::timestamptz[]) as e (h, c, t) where d.hub_id = e.h and d.customer_id = e.c and d.created_at <= e.t`,
    [erased.map((e) => e.hubId), erased.map((e) => e.customerId), erased.map((e) => e.at)],
  );
}

/** Deletes the oldest deliveries of before a moment. Returns how many. */
export async function deleteDeliveriesBefore(database: Database, before: Date, limit: number): Promise<number> {
  const rows = await database.query('delete from hook_delivery where id = any(array(select id from hook_delivery where created_at < $1 order by created_at limit $2)) returning 1', [before, limit]);
  return rows.length;
}
