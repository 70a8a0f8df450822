import type { Channel } from '@messaging/contracts';
import type { Database, Tx } from '@messaging/persistence';
import type { StatusSubject } from '../announce-status/status-event.js';
import { columnsOf } from '../store/columns.js';
import type { Queue, QueuedMessage } from './queued-message.js';

/** A claimed message goes back to the queue when its worker has been silent for this long. */
export const leaseMs = 15_000;

const columns = `m.id, m.hub_id as "hubId", m.channel, m.lane, m.category, m.purpose, m.status, m.sandbox,
  m.reason_code as "reasonCode", m.to_address as "toAddress", m.to_given as "toGiven",
  m.customer_id as "customerId", m.template_id as "templateId", m.template_version as "templateVersion", m.subject, m.body, m.variables,
  m.event_data as "eventData", m.carried_customer as "carriedCustomer", m.rests_on_event_time as "restsOnEventTime", m.attempts, m.retries,
  m.automation_id as "automationId", m.execution_id as "executionId", m.metadata, m.traceparent, m.expires_at as "expiresAt",
  m.created_at as "createdAt"`;

/**
 * Takes the next hub's turn and claims from its queue, oldest first. Turns, not plain order: with hub A at a million
 * queued, plain order delivered none of 564 messages of small hubs in 12 s; turns all of them, p99 57 ms (EVENTING.md
 * section 6). `holder` tells leases of one worker from another's; `except` are hubs whose connections are all busy.
 */
export async function claimTurn(tx: Tx, queue: Queue, claim: { holder: string; limit: number; except?: readonly string[] }): Promise<QueuedMessage[]> {
  const rows = await tx.query<QueuedMessage>(
    `with t as materialized (
       select hub_id from lane_turn where channel = $1 and lane = $2 and next_at <= now() and hub_id <> all($5::text[])
       order by turn_at limit 1 for update skip locked),
     d as materialized (
       select m.id from t cross join lateral (
         select id from message where phase = 'queued' and channel = $1 and lane = $2 and hub_id = t.hub_id and next_at <= now()
         order by channel, lane, hub_id, next_at, id limit $4 for update skip locked) m),
     x as (update lane_turn l set turn_at = clock_timestamp() from t where l.channel = $1 and l.lane = $2 and l.hub_id = t.hub_id)
     update message m set phase = 'claimed', lease_owner = $3, lease_until = clock_timestamp() + interval '${leaseMs} ms'
     from d where m.id = d.id returning ${columns}`,
    [queue.channel, queue.lane, claim.holder, claim.limit, claim.except ?? []],
  );
  return rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}

/**
 * After a claim, in the same transaction: due turns move to the earliest message left, and go away with the last one.
 * The rows are locked first and read by a statement of its own, so that what was queued between the two is seen; in
 * one statement a message queued meanwhile would lose its turn (EVENTING.md section 6). A later one restores the row
 * (`keepTurns`). `hubIds`: only these, whose rows the claim has locked; without it every due one.
 */
export async function settleTurns(tx: Tx, queue: Queue, hubIds?: readonly string[]): Promise<void> {
  const due = hubIds ?? (await lockDueTurns(tx, queue));
  if (due.length === 0) return;
  await tx.query(
    `with t as materialized (
       select l.hub_id, (select next_at from message m where m.phase = 'queued' and m.channel = l.channel and m.lane = l.lane and m.hub_id = l.hub_id
                         order by m.channel, m.lane, m.hub_id, m.next_at limit 1) as earliest
       from lane_turn l where l.channel = $1 and l.lane = $2 and l.hub_id = any($3::text[])),
     gone as (delete from lane_turn l using t where t.earliest is null and l.channel = $1 and l.lane = $2 and l.hub_id = t.hub_id)
     update lane_turn l set next_at = t.earliest from t where t.earliest is not null and l.channel = $1 and l.lane = $2 and l.hub_id = t.hub_id
       and l.next_at <> t.earliest`,
    [queue.channel, queue.lane, due],
  );
}

async function lockDueTurns(tx: Tx, queue: Queue): Promise<string[]> {
  const rows = await tx.query<{ hub_id: string }>(
    'select hub_id from lane_turn where channel = $1 and lane = $2 and next_at <= now() order by hub_id for update skip locked',
    [queue.channel, queue.lane],
  );
  return rows.map((row) => row.hub_id);
}

/** A hub that has something queued: from `nextAt` on, or now by the database's clock. */
export type KeptTurn = Queue & { readonly hubId: string; readonly nextAt?: Date | undefined };

/** Makes sure that hubs with something queued have a turn no later than that. Called after the commit that queued it. */
export async function keepTurns(database: Database, turns: readonly KeptTurn[]): Promise<void> {
  if (turns.length === 0) return;
  await database.query(
    `insert into lane_turn (channel, lane, hub_id, next_at)
     select c, l, h, min(coalesce(n, clock_timestamp()))
     from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) as r (c, l, h, n) group by c, l, h order by c, l, h
     on conflict (channel, lane, hub_id) do update set next_at = least(lane_turn.next_at, excluded.next_at)`,
    columnsOf(turns, 'channel', 'lane', 'hubId', 'nextAt'),
  );
}

/** Restores turns that a crash between two commits lost. Returns how many. */
export async function restoreTurns(database: Database): Promise<number> {
  const rows = await database.query(
    `insert into lane_turn (channel, lane, hub_id, next_at)
     select q.channel, q.lane, q.hub_id, q.next_at from (
       with recursive hubs as (
         (select channel, lane, hub_id, next_at from message where phase = 'queued' order by channel, lane, hub_id, next_at limit 1)
         union all
         select n.* from hubs h cross join lateral (
           select channel, lane, hub_id, next_at from message m where phase = 'queued' and (m.channel, m.lane, m.hub_id) > (h.channel, h.lane, h.hub_id)
           order by channel, lane, hub_id, next_at limit 1) n)
       select * from hubs) q
     on conflict (channel, lane, hub_id) do update set next_at = excluded.next_at where lane_turn.next_at > excluded.next_at
     returning hub_id`,
  );
  return rows.length;
}

/** Milliseconds until the queue's next turn, by the database's clock; `except` as in `claimTurn`. */
export async function nextTurnInMs(database: Database, queue: Queue, except: readonly string[] = []): Promise<number | undefined> {
  const [row] = await database.query<{ ms: number | null }>(
    `select (extract(epoch from min(next_at) - clock_timestamp()) * 1000)::float8 as ms
     from lane_turn where channel = $1 and lane = $2 and hub_id <> all($3::text[])`,
    [queue.channel, queue.lane, except],
  );
  return row?.ms == null ? undefined : Math.max(0, Math.ceil(row.ms));
}

/** Renews what a living worker holds: just these, so that a claim it lost track of runs out and is given back. */
export async function renewLeases(database: Database, holder: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await database.query(
    `update message set lease_until = clock_timestamp() + interval '${leaseMs} ms'
     where id = any($2::uuid[]) and lease_owner = $1 and phase in ('claimed', 'sending')`,
    [holder, ids],
  );
}

/** Gives all claimed messages of a holder back to the queue, with their turns, at once. */
export async function releaseClaims(database: Database, holder: string): Promise<void> {
  const released = await database.query<KeptTurn>(
    `update message set phase = 'queued', lease_owner = null, lease_until = null where lease_owner = $1 and phase = 'claimed'
     returning channel, lane, hub_id as "hubId"`,
    [holder],
  );
  await keepTurns(database, released);
}

/** A lease that ran out. */
export interface ExpiredLease extends Queue, StatusSubject {
  readonly channel: Channel;
  readonly phase: 'claimed' | 'sending';
  readonly at: Date;
  readonly provider: string | null;
  /** True when this made it `unknown`; one that was so before is not said again. */
  readonly isNews: boolean;
}

/** What `expireLeases` says of a call that was cut off. */
export const cutOff = { code: 'SEND.UNCONFIRMED', detail: 'The sender stopped in the middle of the call; a receipt will tell.' } as const;

/**
 * Messages whose worker is gone. Claimed ones: the call had not started, back to the queue. Sending ones: nobody knows,
 * `unknown`; what happens next is the policy of their purpose.
 */
export async function expireLeases(tx: Tx): Promise<ExpiredLease[]> {
  return tx.query<ExpiredLease>(
    `with d as materialized (
       select id, phase, status_rank from message where phase in ('claimed', 'sending') and lease_until < now()
       order by lease_until limit 500 for update skip locked),
     a as (
       update attempt a set status = 'unknown', status_rank = 10 from d join message m using (id)
       where d.phase = 'sending' and a.message_id = m.id and a.number = m.attempts and a.status_rank < 10)
     update message m set
       phase = case when d.phase = 'claimed' then 'queued' else 'settled' end,
       lease_owner = null, lease_until = null,
       status = case when d.phase = 'sending' and m.status_rank < 10 then 'unknown' else m.status end,
       status_rank = case when d.phase = 'sending' then greatest(m.status_rank, 10) else m.status_rank end,
       unknown_since = case when d.phase = 'sending' and m.status_rank <= 10 then coalesce(m.unknown_since, now()) else m.unknown_since end,
       reason_code = case when d.phase = 'sending' and m.status_rank <= 10 then $1 else m.reason_code end,
       reason_detail = case when d.phase = 'sending' and m.status_rank <= 10 then $2 else m.reason_detail end
     from d where m.id = d.id
     returning m.id, m.hub_id as "hubId", m.channel, m.lane, m.purpose, m.sandbox, m.provider, m.customer_id as "customerId",
       m.automation_id as "automationId", m.execution_id as "executionId", m.metadata, m.traceparent, d.phase, clock_timestamp() as at,
       d.phase = 'sending' and d.status_rank < 10 as "isNews"`,
    [cutOff.code, cutOff.detail],
  );
}
