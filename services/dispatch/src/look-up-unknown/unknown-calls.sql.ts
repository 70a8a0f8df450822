import type { Channel } from '@messaging/contracts';
import type { Database, Tx } from '@messaging/persistence';

/** A first look soon, for most vendors know within seconds; the others while the policy of the purpose still waits. */
const looksAfterS: readonly number[] = [5, 65, 180, 480];
/** A process that died with a look under way keeps others from it for so long. */
const lookLeaseS = 60;

/** A call whose outcome nobody knows, to be looked up at its provider. */
export interface UnknownCallRow {
  readonly messageId: string;
  readonly attemptId: string;
  readonly hubId: string;
  readonly channel: Channel;
  readonly accountId: string;
  readonly provider: string;
  readonly toAddress: string;
  readonly externalId: string | null;
  readonly startedAt: Date;
  /** Looks begun, this one included. */
  readonly looks: number;
}

/** Notes calls to be looked up, from the attempts that stand for them. */
export async function noteUnknownCalls(tx: Tx, attemptIds: readonly string[]): Promise<void> {
  if (attemptIds.length === 0) return;
  await tx.query(
    `insert into unknown_call (attempt_id, message_id, hub_id, next_at)
     select id, message_id, hub_id, now() + interval '${looksAfterS[0] ?? 0} seconds' from attempt where id = any($1::uuid[]) and status = 'unknown' order by id
     on conflict do nothing`,
    [attemptIds],
  );
}

/** Takes calls that are due; the next look is planned already, so that a crash costs no more than this one. */
export async function takeDueCalls(database: Database, limit: number): Promise<UnknownCallRow[]> {
  return database.query<UnknownCallRow & Record<string, unknown>>(
    `with due as (select attempt_id from unknown_call where next_at <= now() order by next_at limit $1 for update skip locked)
     update unknown_call u set looks = u.looks + 1, next_at = now() + interval '${lookLeaseS} seconds'
     from due join attempt a on a.id = due.attempt_id join message m on m.id = a.message_id
     where u.attempt_id = due.attempt_id
     returning u.message_id as "messageId", u.attempt_id as "attemptId", u.hub_id as "hubId", m.channel, a.account_id as "accountId", a.provider,
       a.to_address as "toAddress", a.external_id as "externalId", a.started_at as "startedAt", u.looks`,
    [limit],
  );
}

/** The next look at a call, or none any more. */
export async function planNextLook(tx: Tx, { attemptId, looks }: Pick<UnknownCallRow, 'attemptId' | 'looks'>): Promise<void> {
  const afterS = looksAfterS[looks];
  if (afterS === undefined) return forgetCall(tx, attemptId);
  await tx.query(
    `update unknown_call u set next_at = greatest(now() + interval '1 second', a.started_at + make_interval(secs => $2::float8)) from attempt a where a.id = u.attempt_id and u.attempt_id = $1`,
    [attemptId, afterS],
  );
}

export async function forgetCall(tx: Tx, attemptId: string): Promise<void> {
  await tx.query('delete from unknown_call where attempt_id = $1', [attemptId]);
}

/** True while nobody knows of the call: a receipt or another call may have come meanwhile. */
export async function isStillUnknown(tx: Tx, { messageId, attemptId }: Pick<UnknownCallRow, 'messageId' | 'attemptId'>): Promise<boolean> {
  const rows = await tx.query(`select 1 from send_queue where message_id = $1 and phase = 'unknown' and attempt_id = $2`, [messageId, attemptId]);
  return rows.length > 0;
}

/** Of these ids of the provider, those that another attempt of the account is known by. */
export async function idsOfOthers(tx: Tx, { hubId, accountId, attemptId }: UnknownCallRow, externalIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ external_id: string }>(
    'select distinct external_id from attempt where hub_id = $1 and account_id = $2 and external_id = any($3::text[]) and id <> $4',
    [hubId, accountId, externalIds, attemptId],
  );
  return new Set(rows.map((row) => row.external_id));
}

/** What the provider calls it; other receipts may know it by that alone. */
export async function nameAttempt(tx: Tx, { messageId, attemptId }: Pick<UnknownCallRow, 'messageId' | 'attemptId'>, externalId: string): Promise<void> {
  await tx.query('update message set external_id = $2 where id = $1 and external_id is null', [messageId, externalId]);
  await tx.query('update attempt set external_id = $2 where id = $1 and external_id is null', [attemptId, externalId]);
}

/**
 * The provider never got it: it is due again, and that was no attempt at sending twice. False when it is not waiting for
 * this call any more.
 */
export async function sendAfterAll(tx: Tx, { messageId, attemptId, hubId }: UnknownCallRow, line: { code: string; detail: string }): Promise<boolean> {
  const rows = await tx.query(
    `update send_queue set phase = 'queued', next_at = now(), attempt_id = null where message_id = $1 and attempt_id = $2 and phase = 'unknown' returning message_id`,
    [messageId, attemptId],
  );
  if (rows.length === 0) return false;
  await tx.query(`update attempt set status = 'not_sent' where id = $1 and status_rank <= 10`, [attemptId]);
  await tx.query('insert into decision (hub_id, message_id, code, detail) values ($1, $2, $3, $4)', [hubId, messageId, line.code, line.detail]);
  return true;
}
