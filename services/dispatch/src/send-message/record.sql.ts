import type { MessageStatus } from '@messaging/contracts';
import type { NewOutboxRow } from '@messaging/eventing';
import type { Database, Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';
import { leaseMs } from './claim.sql.js';

/** A message about to be called, with what the call will use. */
export interface SendingRow {
  readonly id: string;
  readonly hubId: string;
  /** Attempts before this one: the fence. */
  readonly attempts: number;
  readonly attemptId: string;
  readonly provider: string;
  readonly accountId: string;
  readonly toAddress: string;
  readonly fromAddress: string | null;
  readonly sandbox: boolean;
  readonly segments: number | null;
  readonly renderContext: string | null;
}

/**
 * Across the boundary queued → sending: one statement for the slice about to be called, so only those are in doubt
 * after a crash. Fenced by holder, phase and attempt: a message that was cancelled, or whose lease ran out and was
 * claimed again, is not returned and must not be called. Returns the ids that may be called.
 */
export async function markSending(tx: Tx, holder: string, rows: readonly SendingRow[]): Promise<ReadonlySet<string>> {
  const marked = await tx.query<{ id: string }>(`with ${markingSql(2)} select id from marked`, [holder, ...markingColumns(rows)]);
  return new Set(marked.map((row) => row.id));
}

/**
 * The CTEs `marked` (message ids) and what it needs; $1 is the holder, its columns begin at $`first`. The `coalesce`
 * keeps the planner from the index of leases, where every message of the last minutes has left a dead entry: it read
 * 693 pages to find 20 rows that it knew by id (2.5 of 6 ms).
 */
const markingSql = (first: number): string => `
     s as (select * from unnest(${casts(first, 'uuid', 'int', 'uuid', 'text', 'uuid', 'text', 'text', 'boolean', 'int', 'text', 'text')})
         as s (id, attempts, attempt_id, provider, account_id, to_address, from_address, sandbox, segments, render_context, hub_id)),
     marked as (
       update message m set phase = 'sending', attempts = m.attempts + 1, lease_until = clock_timestamp() + interval '${leaseMs} ms',
         provider = s.provider, account_id = s.account_id, to_address = s.to_address, from_address = s.from_address, sandbox = s.sandbox,
         segments = s.segments, render_context = s.render_context::jsonb
       from s where m.id = s.id and m.hub_id = s.hub_id and m.lease_owner = $1 and m.attempts = s.attempts
         and coalesce(m.phase = 'claimed' and m.lease_until > now(), false)
       returning m.id),
     begun as (
       insert into attempt (id, message_id, hub_id, number, provider, account_id, to_address)
       select s.attempt_id, s.id, s.hub_id, s.attempts + 1, s.provider, s.account_id, s.to_address from s join marked using (id))`;

const markingColumns = (rows: readonly SendingRow[]): unknown[][] =>
  columnsOf(rows, 'id', 'attempts', 'attemptId', 'provider', 'accountId', 'toAddress', 'fromAddress', 'sandbox', 'segments', 'renderContext', 'hubId');

/** `$2::uuid[], $3::int[] …` */
const casts = (first: number, ...types: readonly string[]): string => types.map((type, index) => `$${first + index}::${type}[]`).join(', ');

/** The result of a call, or of a decision not to call. */
export interface ResultRow {
  readonly id: string;
  readonly hubId: string;
  /** Attempts including the one this is the result of: the fence. */
  readonly attempts: number;
  /** The call, or null for a decision without one. */
  readonly attemptId: string | null;
  /** New public status with its rank, or null when it stays. */
  readonly status: MessageStatus | null;
  readonly rank: number;
  /** When to try again, or null when this was the end. */
  readonly nextAt: Date | null;
  readonly externalId: string | null;
  readonly response: string | null;
  readonly reasonCode: string | null;
  readonly reasonDetail: string | null;
  readonly failureClass: string | null;
  readonly failureCode: string | null;
  readonly failureDetail: string | null;
}

/** What the message was and is now. */
export interface RecordedRow {
  readonly id: string;
  readonly hubId: string;
  readonly status: MessageStatus;
  readonly rankBefore: number;
  readonly rankAfter: number;
  readonly at: Date;
}

/**
 * Writes results in one statement. A result counts for the message if the message still waits for just this attempt:
 * in our hands, or `unknown` because our lease ran out while we were frozen. Ranks merge, so a receipt that came before
 * the answer is not undone. Messages are locked before attempts and in the order of ids, as receipts lock them. Insert
 * + 2 updates cost 30 µs of PostgreSQL a message in batches (PERFORMANCE.md).
 */
export async function recordResults(tx: Tx, holder: string, rows: readonly ResultRow[]): Promise<RecordedRow[]> {
  return tx.query<RecordedRow>(`with ${recordingSql(2)} select *, clock_timestamp() as at from recorded`, [holder, ...recordingColumns(rows)]);
}

/** The CTEs `recorded` (what messages were and are) and what it needs; $1 is the holder, its columns begin at $`first`. */
const recordingSql = (first: number): string => `
     r as (select * from unnest(${casts(first, 'uuid', 'text', 'int', 'uuid', 'text', 'int', 'timestamptz', 'text', 'text', 'text', 'text', 'text', 'text', 'text')})
         as r (id, hub_id, attempts, attempt_id, status, rank, next_at, external_id, response, reason_code, reason_detail,
           failure_class, failure_code, failure_detail)),
     a as (
       update attempt a set
         status = case when r.status is null and a.status_rank <= 10 then 'not_sent' when r.rank > a.status_rank then r.status else a.status end,
         status_rank = greatest(a.status_rank, r.rank), finished_at = clock_timestamp(), external_id = coalesce(r.external_id, a.external_id),
         response = r.response, failure_class = r.failure_class, failure_code = r.failure_code, failure_detail = r.failure_detail
       from r where a.id = r.attempt_id),
     o as materialized (
       select m.id, m.status_rank as rank_before from message m join r on m.id = r.id and m.hub_id = r.hub_id
       where m.attempts = r.attempts
         and ((m.lease_owner = $1 and m.phase in ('claimed', 'sending')) or (m.status = 'unknown' and r.attempt_id is not null))
       order by m.id for update of m),
     recorded as (
       update message m set
         phase = case when r.next_at is null or m.status_rank >= 20 then 'settled' else 'queued' end,
         lease_owner = null, lease_until = null,
         next_at = coalesce(r.next_at, m.next_at),
         retries = case when r.next_at is null or r.attempt_id is null then m.retries else m.retries + 1 end,
         status = case when r.status is not null and r.rank > m.status_rank then r.status else m.status end,
         status_rank = greatest(m.status_rank, r.rank),
         unknown_since = case when r.status = 'unknown' then coalesce(m.unknown_since, now()) else m.unknown_since end,
         external_id = coalesce(r.external_id, m.external_id),
         reason_code = case when r.rank >= m.status_rank or (r.status is null and m.status_rank < 20) then r.reason_code else m.reason_code end,
         reason_detail = case when r.rank >= m.status_rank or (r.status is null and m.status_rank < 20) then r.reason_detail else m.reason_detail end,
         sent_at = case when r.status = 'sent' then coalesce(m.sent_at, clock_timestamp()) else m.sent_at end,
         failed_at = case when r.status = 'failed' then coalesce(m.failed_at, clock_timestamp()) else m.failed_at end
       from o join r using (id) where m.id = o.id
       returning m.id, m.hub_id as "hubId", m.status, o.rank_before as "rankBefore", m.status_rank as "rankAfter")`;

const recordingColumns = (rows: readonly ResultRow[]): unknown[][] =>
  columnsOf(
    rows, 'id', 'hubId', 'attempts', 'attemptId', 'status', 'rank', 'nextAt', 'externalId', 'response', 'reasonCode', 'reasonDetail',
    'failureClass', 'failureCode', 'failureDetail',
  );

/** An outbox row that goes out only if its message's status rose to `rank`. */
export interface StatusEventRow extends NewOutboxRow {
  readonly messageId: string;
  readonly rank: number;
}

/**
 * A whole round of the ledger in one statement and one commit: results with their events, and the marks of what leaves
 * next. One round trip instead of five, which at 20 messages a round is what a message costs. Returns the ids marked.
 */
export async function writeRound(
  database: Database,
  holder: string,
  round: { results: readonly ResultRow[]; events: readonly StatusEventRow[]; marks: readonly SendingRow[] },
): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ id: string }>(
    `with ${recordingSql(2)},
     e as (
       insert into outbox (event_id, topic, key, type, source, hub_id, time, headers, payload)
       select e.event_id, e.topic, e.key, e.type, e.source, e.hub_id, e.time, e.headers::jsonb, e.payload::jsonb
       from unnest(${casts(16, 'uuid', 'text', 'text', 'text', 'text', 'text', 'timestamptz', 'text', 'text', 'uuid', 'int')})
         with ordinality as e (event_id, topic, key, type, source, hub_id, time, headers, payload, message_id, rank, n)
       join recorded u on u.id = e.message_id and u."rankAfter" > u."rankBefore" and u."rankAfter" = e.rank
       order by e.n),
     ${markingSql(27)}
     select id from marked`,
    [
      holder,
      ...recordingColumns(round.results),
      ...columnsOf(round.events, 'eventId', 'topic', 'key', 'type', 'source', 'hubId', 'time', 'headers', 'payload', 'messageId', 'rank'),
      ...markingColumns(round.marks),
    ],
  );
  return new Set(rows.map((row) => row.id));
}

/** A line of the timeline that no attempt or receipt tells. */
export interface DecisionLine {
  readonly hubId: string;
  readonly messageId: string;
  readonly code: string;
  readonly detail: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export async function insertDecisions(tx: Tx, rows: readonly DecisionLine[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into decision (hub_id, message_id, code, detail, data) select h, m, c, d, j::jsonb
     from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[]) as r (h, m, c, d, j)`,
    [...columnsOf(rows, 'hubId', 'messageId', 'code', 'detail'), rows.map((row) => (row.data ? JSON.stringify(row.data) : null))],
  );
}
