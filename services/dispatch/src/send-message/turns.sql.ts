import type { Channel } from '@messaging/contracts';
import type { Database, Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';

/** A turn whose holder has not renewed it for this long may be taken from it. */
export const leaseMs = 15_000;

/** A hub with something queued on a channel, due at `nextAt`, or now by the database's clock. */
export interface KeptTurn {
  readonly channel: Channel;
  readonly hubId: string;
  readonly nextAt?: Date | undefined;
}

/** A turn that we hold. `holder` is new each time, to tell our marks and results from those of earlier holders. */
export interface HeldTurn {
  readonly channel: Channel;
  readonly hubId: string;
  readonly holder: string;
}

/**
 * The CTE `turn`: one row while the turn at $`first` (channel, hub, holder) is ours. Share-locked until the end of the
 * transaction, so that nobody frees it between our check and our commit.
 */
export const turnHeldSql = (first: number): string => `
     turn as materialized (
       select 1 as held from send_turn where channel = $${first} and hub_id = $${first + 1} and holder = $${first + 2}
         and lease_until > clock_timestamp() for share)`;

/**
 * Makes sure that hubs with something queued have a turn that is due in time. Called after the commit that queued it. A turn
 * that is early enough is not written, because rounds share-lock it one after another and a write waits for all of them
 * (9 ms in a campaign). Returning a turn takes a stronger lock, so reading it with a key-share lock sees the result.
 */
export async function keepTurns(database: Database, turns: readonly KeptTurn[]): Promise<void> {
  if (turns.length === 0) return;
  await database.query(
    `with r as materialized (
       select c, h, min(coalesce(n, clock_timestamp())) as n from unnest($1::text[], $2::text[], $3::timestamptz[]) as r (c, h, n) group by c, h),
     kept as materialized (
       select t.channel, t.hub_id from r join send_turn t on t.channel = r.c and t.hub_id = r.h where t.next_at <= r.n order by 1, 2 for key share of t)
     insert into send_turn (channel, hub_id, next_at)
     select c, h, n from r where not exists (select from kept k where k.channel = r.c and k.hub_id = r.h) order by c, h
     on conflict (channel, hub_id) do update set next_at = least(send_turn.next_at, excluded.next_at)`,
    columnsOf(turns, 'channel', 'hubId', 'nextAt'),
  );
}

/**
 * Takes the free turn that has waited longest. Turns and not plain order: with a million messages queued by hub A, plain
 * order delivered none of 564 messages of small hubs within 12 s; turns delivered all, p99 57 ms (EVENTING.md section 6).
 * A turn that somebody holds is never taken here, however old its lease: `freeTurns` settles its calls first.
 */
export async function takeTurn(database: Database, channel: Channel, by: { holder: string; process: string }): Promise<HeldTurn | undefined> {
  const [row] = await database.query<HeldTurn>(
    `with t as materialized (
       select hub_id from send_turn where channel = $1 and holder is null and next_at <= now() order by turn_at limit 1 for update skip locked)
     update send_turn s set holder = $2, process = $3, lease_until = clock_timestamp() + interval '${leaseMs} ms', turn_at = clock_timestamp()
     from t where s.channel = $1 and s.hub_id = t.hub_id returning s.channel, s.hub_id as "hubId", s.holder`,
    [channel, by.holder, by.process],
  );
  return row;
}

/** Renews turns; returns the holders that still hold theirs. An expired lease is lost, even if nobody has taken it yet. */
export async function renewTurns(database: Database, turns: readonly HeldTurn[]): Promise<ReadonlySet<string>> {
  if (turns.length === 0) return new Set();
  const rows = await database.query<{ holder: string }>(
    `update send_turn s set lease_until = clock_timestamp() + interval '${leaseMs} ms'
     from unnest($1::text[], $2::text[], $3::uuid[]) as r (channel, hub_id, holder)
     where s.channel = r.channel and s.hub_id = r.hub_id and s.holder = r.holder and s.lease_until > clock_timestamp() returning s.holder`,
    columnsOf(turns, 'channel', 'hubId', 'holder'),
  );
  return new Set(rows.map(({ holder }) => holder));
}

/** When a hub's earliest message on a channel is due, one probe per lane; $1 channel, $2 hub. */
const earliestSql = (where: string): string => `
  select min(e.next_at) from unnest('{priority,bulk}'::text[]) as l (lane) cross join lateral (
    select next_at from send_queue q where channel = $1 and hub_id = $2 and q.lane = l.lane and ${where} order by next_at limit 1) e`;

/**
 * Returns a turn. While something is due we keep it (`false`), unless it is to be returned in any case (`anyway`). The row
 * is locked first and the queue read by a separate statement, so that messages queued in between are seen; with a single
 * statement such a message would lose its turn (EVENTING.md section 6). Messages that we marked and lost track of do not
 * keep the turn: its next holder finds them.
 */
export async function returnTurn(database: Database, turn: HeldTurn, anyway: boolean): Promise<boolean> {
  const of = [turn.channel, turn.hubId];
  return database.transaction(async (tx) => {
    const held = await tx.query('select 1 from send_turn where channel = $1 and hub_id = $2 and holder = $3 for update', [...of, turn.holder]);
    if (held.length === 0) return true; // it was taken from us
    const [row] = await tx.query<{ earliest: Date | null; due: boolean | null }>(
      `select e.earliest, e.earliest <= clock_timestamp() as due from (${earliestSql(`(phase <> 'sending' or holder <> $3)`)}) e (earliest)`,
      [...of, turn.holder],
    );
    if (row?.due && !anyway) return false;
    if (row?.earliest) await freeTurn(tx, turn);
    else await tx.query('delete from send_turn where channel = $1 and hub_id = $2', of);
    return true;
  });
}

/** Frees the turn, due when the hub's earliest message is. The caller has locked the row. */
export async function freeTurn(tx: Tx, { channel, hubId }: Omit<HeldTurn, 'holder'>): Promise<void> {
  await tx.query(
    `update send_turn set holder = null, process = null, lease_until = null, next_at = coalesce((${earliestSql('true')}), now())
     where channel = $1 and hub_id = $2`,
    [channel, hubId],
  );
}

/** Restores turns lost by a crash between two commits. Returns how many. */
export async function restoreTurns(database: Database): Promise<number> {
  const rows = await database.query(
    `insert into send_turn (channel, hub_id, next_at)
     select q.channel, q.hub_id, min(q.next_at) from (
       with recursive lanes as (
         (select channel, hub_id, lane, next_at from send_queue order by channel, hub_id, lane, next_at limit 1)
         union all
         select n.* from lanes l cross join lateral (
           select channel, hub_id, lane, next_at from send_queue q where (q.channel, q.hub_id, q.lane) > (l.channel, l.hub_id, l.lane)
           order by channel, hub_id, lane, next_at limit 1) n)
       select * from lanes) q
     group by q.channel, q.hub_id
     on conflict (channel, hub_id) do update set next_at = excluded.next_at where send_turn.holder is null and send_turn.next_at > excluded.next_at
     returning hub_id`,
  );
  return rows.length;
}

/** Milliseconds until the channel's next free turn, by the database's clock. */
export async function nextTurnInMs(database: Database, channel: Channel): Promise<number | undefined> {
  const [row] = await database.query<{ ms: number | null }>(
    `select (extract(epoch from min(next_at) - clock_timestamp()) * 1000)::float8 as ms from send_turn where channel = $1 and holder is null`,
    [channel],
  );
  return row?.ms == null ? undefined : Math.max(0, Math.ceil(row.ms));
}
