import { statusRank, type ReceiptFailure, type ReceiptReceived } from '@messaging/contracts';
import { deriveId } from '@messaging/kernel';
import { arrayText, type Tx } from '@messaging/persistence';
import { reasonOf, type StatusSubject } from '../announce-status/status-event.js';
import { columnsOf } from '../store/columns.js';
import type { ReceivingMessage } from './merge-receipt.rules.js';

/** A receipt as it was reported, and whose. */
export interface GivenReceipt {
  readonly hubId: string;
  readonly receipt: ReceiptReceived;
}

/** A receipt with the attempt that answers to it. */
export interface MatchedReceipt {
  readonly id: string;
  readonly hubId: string;
  readonly status: 'sent' | 'delivered' | 'read' | 'failed' | 'other';
  readonly at: Date;
  readonly failure: ReceiptFailure | null;
  readonly provider: string;
  readonly attemptId: string;
  readonly attemptNumber: number;
  readonly messageId: string;
  readonly toAddress: string;
}

/**
 * Which of the receipts `r` may move something: three of four that Twilio sends for each SMS say once more that it was
 * taken, and need no message to be locked. What matters of those: an unknown outcome, an earlier time, a wait that is over.
 */
const tellsSql = `(r.failure is not null or r.status not in ('other', 'sent') or r.status = 'sent' and (r.attempt_rank < ${statusRank.sent}
  or exists (select from message m where m.id = r.message_id and (m.sent_at is null or m.sent_at > r.at or m.reason_code is not null))))`;

/**
 * Which attempt `a` answers to a receipt: one of the account that verified it, for a hub's own valid signature must not
 * move another hub's message (PROVIDERS.md section 0). By our attempt id first, then by the provider's id.
 */
const answersTo = (receipt: string): string => `
  a.account_id = ${receipt}.account_id and a.hub_id = ${receipt}.hub_id and a.id = coalesce(
    (select b.id from attempt b where b.id = ${receipt}.attempt_id and b.account_id = ${receipt}.account_id),
    (select b.id from attempt b where b.hub_id = ${receipt}.hub_id and b.external_id = ${receipt}.external_id and b.account_id = ${receipt}.account_id
     order by b.number desc limit 1))`;

/** Of an erased customer nothing is kept as it came. */
const storable = (receipt: string) => ({
  raw: `case when a.to_address = '' then '' else ${receipt}.raw end`,
  failure: `case when a.to_address = '' and ${receipt}.failure is not null then jsonb_set(${receipt}.failure, '{detail}', '""') else ${receipt}.failure end`,
});

/** What storing receipts has found out. */
export interface StoredReceipts {
  /** Those whose attempt is known, without those that move nothing. */
  readonly telling: readonly MatchedReceipt[];
  /** Some came before their attempt was recorded. */
  readonly hasEarly: boolean;
}

/**
 * Stores receipts, each with the attempt that answers to it, if that is known; a replay (same account and dedupe key) is
 * left out. In one statement: stored first and matched afterwards every row was written twice, and into its indexes twice.
 * Of what it was given it gives back nothing but the ids: receipts of a flood that came back whole filled the heap.
 */
export async function storeReceipts(tx: Tx, given: readonly GivenReceipt[]): Promise<StoredReceipts> {
  const byId = new Map<string, GivenReceipt>();
  for (const each of given) {
    const id = deriveId(each.receipt.accountId, 'receipt', each.receipt.dedupeKey);
    if (!byId.has(id)) byId.set(id, each);
  }
  const fresh = [...byId.values()];
  const rows = await tx.query<Pick<MatchedReceipt, 'id' | 'failure' | 'attemptNumber' | 'messageId' | 'toAddress'> & { attemptId: string | null }>(
    `with r as (
       select x.id, x.hub_id, x.account_id, x.provider, x.dedupe_key, x.attempt_id, x.external_id, x.status, x.provider_status, x.at,
         ${storable('x').failure} as failure, ${storable('x').raw} as raw, a.id as answer, a.number, a.message_id, a.to_address, a.status_rank as attempt_rank
       from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::timestamptz[],
           $11::jsonb[], $12::text[]) as x (id, hub_id, account_id, provider, dedupe_key, attempt_id, external_id, status, provider_status, at, failure, raw)
         left join attempt a on ${answersTo('x')}),
     stored as (
       insert into receipt (id, hub_id, account_id, provider, dedupe_key, attempt_id, external_id, status, provider_status, at, failure, raw, matched, message_id)
       select id, hub_id, account_id, provider, dedupe_key, attempt_id, external_id, status, provider_status, at, failure, raw, answer is not null, message_id
       from r on conflict do nothing returning id)
     select r.id, r.failure, r.answer as "attemptId", r.number as "attemptNumber", r.message_id as "messageId", r.to_address as "toAddress"
     from r join stored using (id) where r.answer is null or ${tellsSql}`,
    [
      arrayText([...byId.keys()]), arrayText(fresh.map(({ hubId }) => hubId)),
      ...columnsOf(fresh.map(({ receipt }) => receipt), 'accountId', 'provider', 'dedupeKey', 'attemptId', 'externalId', 'status', 'providerStatus', 'at', 'failure', 'raw'),
    ],
  );
  const telling = rows.flatMap(({ attemptId, ...row }): MatchedReceipt[] => {
    const told = byId.get(row.id);
    if (!told || attemptId === null) return [];
    const { provider, status, at } = told.receipt;
    return [{ ...row, attemptId, hubId: told.hubId, provider, status, at: new Date(at) }];
  });
  return { telling, hasEarly: rows.some(({ attemptId }) => attemptId === null) };
}

/** Matches receipts that were stored before their attempt was known. */
export async function matchReceipts(tx: Tx, ids: readonly string[]): Promise<MatchedReceipt[]> {
  return tx.query<MatchedReceipt>(
    `update receipt r set matched = true, message_id = a.message_id, raw = ${storable('r').raw}, failure = ${storable('r').failure}
     from attempt a where r.id = any($1::uuid[]) and not r.matched and ${answersTo('r')}
     returning r.id, r.hub_id as "hubId", r.provider, r.status, r.at, r.failure, a.id as "attemptId", a.number as "attemptNumber",
       a.message_id as "messageId", a.to_address as "toAddress"`,
    [ids],
  );
}

/**
 * Receipts that came before their attempt was known here: two transactions may miss each other, so a sweep looks again.
 * Only those that have an attempt now: receipts that nobody will ever answer to must not stand in the way of others.
 */
export async function unmatchedReceipts(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select r.id from receipt r where not r.matched and r.received_at > now() - interval '24 hours'
       and (exists (select 1 from attempt a where a.id = r.attempt_id and a.account_id = r.account_id and a.hub_id = r.hub_id)
         or exists (select 1 from attempt a where a.external_id = r.external_id and a.account_id = r.account_id and a.hub_id = r.hub_id))
     order by r.received_at limit $1 for update skip locked`,
    [limit],
  );
  return rows.map((row) => row.id);
}

/** A message that receipts are merged into. */
export interface MessageForReceipt extends ReceivingMessage, StatusSubject {
  readonly attempts: number;
  readonly provider: string | null;
  readonly accountId: string | null;
  /** Calls begun, one that is under way included. */
  readonly begun: number;
  /** It waits for a call, or one is under way. */
  readonly isQueued: boolean;
  readonly expiresAt: Date | null;
  /** A template at Meta can stand for its text. */
  readonly hasTemplateAtMeta: boolean;
  /** When it was locked, by the database's clock. */
  readonly lockedAt: Date;
}

/** In the order queue, message, attempt, as every statement of the sending path locks them. */
export async function lockMessages(tx: Tx, ids: readonly string[]): Promise<MessageForReceipt[]> {
  await tx.query('select 1 from send_queue where message_id = any($1::uuid[]) order by message_id for update', [ids]);
  const rows = await tx.query<Omit<MessageForReceipt, 'reason' | 'begun' | 'isQueued'> & { queued: number | null; reasonCode: string | null; reasonDetail: string | null }>(
    `select id, hub_id as "hubId", attempts, channel, purpose, sandbox, provider, customer_id as "customerId", campaign_id as "campaignId", automation_id as "automationId",
       execution_id as "executionId", metadata, traceparent, created_at as "createdAt", status, status_rank as rank, sent_at as "sentAt", delivered_at as "deliveredAt",
       read_at as "readAt", failed_at as "failedAt", reason_code as "reasonCode", reason_detail as "reasonDetail", clock_timestamp() as "lockedAt",
       account_id as "accountId", expires_at as "expiresAt", (select q.attempts from send_queue q where q.message_id = message.id) as queued,
       exists (select from template_version v where v.hub_id = message.hub_id and v.template_id = message.template_id and v.version = message.template_version
         and v.content ? 'whatsapp') as "hasTemplateAtMeta"
     from message where id = any($1::uuid[]) order by id for update`,
    [ids],
  );
  return rows.map(({ queued, reasonCode, reasonDetail, ...row }) => ({ ...row, begun: Math.max(row.attempts, queued ?? 0), isQueued: queued !== null, reason: reasonOf(reasonCode, reasonDetail) }));
}

/**
 * Writes merged messages. One that waited to be sent again, and turns out to have been accepted, waits no more; one that
 * is being called is settled by its result, or by the next look at the queue.
 */
export async function saveMerged(tx: Tx, rows: readonly MessageForReceipt[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `with r as (
       select * from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::text[],
         $9::text[]) as r (id, status, rank, sent_at, delivered_at, read_at, failed_at, code, detail)),
     gone as (delete from send_queue q using r where q.message_id = r.id and r.rank >= case q.phase when 'undelivered' then 30 else 20 end and q.phase <> 'sending')
     update message m set status = r.status, status_rank = r.rank, status_at = case when m.status = r.status then m.status_at else now() end,
       sent_at = r.sent_at, delivered_at = r.delivered_at, read_at = r.read_at, failed_at = r.failed_at, reason_code = r.code, reason_detail = r.detail
     from r where m.id = r.id`,
    columnsOf(
      rows.map((row) => ({ ...row, code: row.reason?.code, detail: row.reason?.detail })),
      'id', 'status', 'rank', 'sentAt', 'deliveredAt', 'readAt', 'failedAt', 'code', 'detail',
    ),
  );
}

/** A receipt of an attempt after which its message was called again. */
export interface EarlierCall {
  readonly id: string;
  readonly messageId: string;
  readonly attemptNumber: number;
  readonly begun: number;
}

/** Receipts of calls that every later one has repeated, because nobody knew what became of them. */
export async function repeatedSince(tx: Tx, calls: readonly EarlierCall[]): Promise<ReadonlySet<string>> {
  if (calls.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(
    `select r.id from unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[]) as r (id, m, n, b)
     where not exists (select 1 from attempt a where a.message_id = r.m and a.number >= r.n and a.number < r.b and a.failure_class is distinct from 'AMBIGUOUS')`,
    columnsOf(calls, 'id', 'messageId', 'attemptNumber', 'begun'),
  );
  return new Set(rows.map(({ id }) => id));
}

/** The attempts' own states, by the same rank. */
export async function saveAttemptStatuses(tx: Tx, rows: readonly { attemptId: string; status: string; rank: number }[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `update attempt a set status = r.status, status_rank = r.rank
     from (select distinct on (id) * from unnest($1::uuid[], $2::text[], $3::int[]) as r (id, status, rank) order by id, rank desc) r
     where a.id = r.id and r.rank > a.status_rank`,
    columnsOf(rows, 'attemptId', 'status', 'rank'),
  );
}
