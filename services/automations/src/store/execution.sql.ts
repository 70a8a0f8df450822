import type { Channel, ExecutionStatus, ExplainedReason, Lane, MessageStatus, ReasonText, Trigger } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { Execution } from '../schedule-execution/execution.js';

interface ExecutionRow {
  id: string;
  hub_id: string;
  key: string;
  automation_id: string;
  trigger: Trigger;
  customer_id: string;
  event_id: string;
  entered_at: Date;
  traceparent: string | null;
  subject_key: string;
  starts_at: Date | null;
  status: ExecutionStatus;
  reason_code: string | null;
  reason_detail: string | null;
  reason_text: ReasonText | null;
  message_id: string | null;
  message_status: MessageStatus | null;
  channel: Channel | null;
  lane: Lane | null;
  trigger_data: Record<string, unknown>;
  scheduled_at: Date;
  executed_at: Date | null;
  created_at: Date;
}

const executionOf = (row: ExecutionRow): Execution => ({
  id: row.id, hubId: row.hub_id, key: row.key, automationId: row.automation_id, trigger: row.trigger, customerId: row.customer_id,
  eventId: row.event_id, enteredAt: row.entered_at, traceparent: row.traceparent ?? undefined, subjectKey: row.subject_key,
  startsAt: row.starts_at ?? undefined, status: row.status, reason: reasonOf(row), messageId: row.message_id ?? undefined,
  messageStatus: row.message_status ?? undefined, channel: row.channel ?? undefined, lane: row.lane ?? undefined,
  triggerData: row.trigger_data, scheduledAt: row.scheduled_at, executedAt: row.executed_at ?? undefined, createdAt: row.created_at,
});

const reasonOf = (row: ExecutionRow): ExplainedReason | undefined =>
  row.reason_code === null ? undefined : { code: row.reason_code, detail: row.reason_detail ?? '', ...(row.reason_text && { text: row.reason_text }) };

const textOf = ({ reason }: Execution): string | null => (reason?.text ? JSON.stringify(reason.text) : null);

/** One statement for a batch. An execution whose key is there already stays as it was: returns the ids that were new. */
export async function insertExecutions(tx: Tx, executions: readonly Execution[]): Promise<ReadonlySet<string>> {
  if (executions.length === 0) return new Set();
  const column = <T>(read: (execution: Execution) => T): T[] => executions.map(read);
  const rows = await tx.query<{ id: string }>(
    `insert into execution (id, hub_id, key, automation_id, trigger, customer_id, event_id, entered_at, traceparent, subject_key, starts_at,
       status, reason_code, reason_detail, reason_text, trigger_data, scheduled_at, created_at)
     select i, h, k, a, g, c, e, n, t, s, b, u, rc, rd, rt::jsonb, d::jsonb, m, w
     from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::timestamptz[], $9::text[], $10::text[],
       $11::timestamptz[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::timestamptz[], $18::timestamptz[])
       as r (i, h, k, a, g, c, e, n, t, s, b, u, rc, rd, rt, d, m, w)
     order by i on conflict do nothing returning id`,
    [
      column((x) => x.id), column((x) => x.hubId), column((x) => x.key), column((x) => x.automationId), column((x) => x.trigger),
      column((x) => x.customerId), column((x) => x.eventId), column((x) => x.enteredAt), column((x) => x.traceparent ?? null),
      column((x) => x.subjectKey), column((x) => x.startsAt ?? null), column((x) => x.status), column((x) => x.reason?.code ?? null),
      column((x) => x.reason?.detail ?? null), column(textOf), column((x) => JSON.stringify(x.triggerData)), column((x) => x.scheduledAt), column((x) => x.createdAt),
    ],
  );
  return new Set(rows.map((row) => row.id));
}

/** Writes what changes in an execution's life, a batch at once. The caller holds the rows. */
export async function updateExecutions(tx: Tx, executions: readonly Execution[]): Promise<void> {
  if (executions.length === 0) return;
  const column = <T>(read: (execution: Execution) => T): T[] => executions.map(read);
  await tx.query(
    `update execution e set status = u, reason_code = rc, reason_detail = rd, reason_text = rt::jsonb, message_id = m, message_status = ms, channel = c, lane = l, executed_at = x
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::timestamptz[], $10::text[])
       as r (i, u, rc, rd, m, ms, c, l, x, rt) where e.id = r.i`,
    [
      column((x) => x.id), column((x) => x.status), column((x) => x.reason?.code ?? null), column((x) => x.reason?.detail ?? null),
      column((x) => x.messageId ?? null), column((x) => x.messageStatus ?? null), column((x) => x.channel ?? null), column((x) => x.lane ?? null),
      column((x) => x.executedAt ?? null), column(textOf),
    ],
  );
}

/** Executions by id, locked in the order of ids so that two batches cannot lock crosswise. */
export async function lockExecutions(tx: Tx, ids: readonly string[]): Promise<Execution[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<ExecutionRow>('select * from execution where id = any($1::uuid[]) order by id for update', [ids]);
  return rows.map(executionOf);
}

/** What is pending under (hub, subject) pairs, locked. Reads the partial index of pending rows alone. */
export async function lockPendingOfSubjects(tx: Tx, subjects: readonly { hubId: string; subjectKey: string }[]): Promise<Execution[]> {
  if (subjects.length === 0) return [];
  const rows = await tx.query<ExecutionRow>(
    `select e.* from execution e join unnest($1::text[], $2::text[]) as s (h, k) on e.hub_id = s.h and e.subject_key = s.k
     where e.status = 'pending' order by e.id for update of e`,
    [subjects.map((s) => s.hubId), subjects.map((s) => s.subjectKey)],
  );
  return rows.map(executionOf);
}

/** The subjects under which something is pending for (hub, customer) pairs. */
export async function pendingSubjectsOfCustomers(tx: Tx, customers: readonly { hubId: string; customerId: string }[]): Promise<PendingSubject[]> {
  if (customers.length === 0) return [];
  return tx.query<PendingSubject>(
    `select distinct e.hub_id as "hubId", e.customer_id as "customerId", e.subject_key as "subjectKey" from execution e
       join unnest($1::text[], $2::text[]) as s (h, c) on e.hub_id = s.h and e.customer_id = s.c
     where e.status = 'pending'`,
    [customers.map((c) => c.hubId), customers.map((c) => c.customerId)],
  );
}

/** A subject of a customer that something is pending under. */
export interface PendingSubject {
  readonly hubId: string;
  readonly customerId: string;
  readonly subjectKey: string;
}

/** What is pending for an automation, locked; at most `limit` rows. */
export async function lockPendingOfAutomation(tx: Tx, automationId: string, limit: number): Promise<Execution[]> {
  const rows = await tx.query<ExecutionRow>(
    `select * from execution where automation_id = $1 and status = 'pending' order by id limit $2 for update`,
    [automationId, limit],
  );
  return rows.map(executionOf);
}

/** What waits for its moment under an automation, in the order of ids after one of them. Not locked: its due rows are, before it. */
export async function waitingOfAutomation(tx: Tx, automationId: string, { after, limit }: { after: string; limit: number }): Promise<Execution[]> {
  const rows = await tx.query<ExecutionRow>(
    `select * from execution where automation_id = $1 and status = 'pending' and message_id is null and id > $2 order by id limit $3`,
    [automationId, after, limit],
  );
  return rows.map(executionOf);
}

/** Gives executions another moment. The caller holds their due rows, so that none of them comes due meanwhile. */
export async function moveExecutions(tx: Tx, moved: readonly Pick<Execution, 'id' | 'scheduledAt'>[]): Promise<void> {
  if (moved.length === 0) return;
  await tx.query(
    `with m as materialized (select e.id, r.at from unnest($1::uuid[], $2::timestamptz[]) as r (id, at) join execution e on e.id = r.id order by e.id for update of e)
     update execution e set scheduled_at = m.at from m where e.id = m.id`,
    [moved.map(({ id }) => id), moved.map(({ scheduledAt }) => scheduledAt)],
  );
}

/** When customers last went through automations, by the time of the event. Skipped and cancelled ones did not. */
export async function lastEntered(tx: Tx, pairs: readonly { automationId: string; customerId: string }[]): Promise<Map<string, Date>> {
  if (pairs.length === 0) return new Map();
  const rows = await tx.query<{ automation_id: string; customer_id: string; at: Date }>(
    `select e.automation_id, e.customer_id, max(e.entered_at) as at from execution e
       join (select distinct a, c from unnest($1::uuid[], $2::text[]) as s (a, c)) p on e.automation_id = p.a and e.customer_id = p.c
     where e.status in ('pending', 'sent', 'failed') group by 1, 2`,
    [pairs.map((p) => p.automationId), pairs.map((p) => p.customerId)],
  );
  return new Map(rows.map((row) => [`${row.automation_id}|${row.customer_id}`, row.at]));
}

/** What was planned for a stretch of time, earliest first, whatever became of it. */
export async function executionsScheduledIn(tx: Tx, hubId: string, asked: { from: Date; to: Date; automationIds: readonly string[]; limit: number }): Promise<Execution[]> {
  const rows = await tx.query<ExecutionRow>(
    `select * from execution where hub_id = $1 and scheduled_at >= $2 and scheduled_at < $3 and automation_id = any($4::uuid[])
     order by scheduled_at, id limit $5`,
    [hubId, asked.from, asked.to, asked.automationIds, asked.limit],
  );
  return rows.map(executionOf);
}

/** Which keys of a hub are there already. */
export async function findExecutionKeys(tx: Tx, hubId: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await tx.query<{ key: string }>('select key from execution where hub_id = $1 and key = any($2::text[])', [hubId, keys]);
  return new Set(rows.map((row) => row.key));
}

/** Filters of a list; what is absent does not narrow. */
export interface ExecutionQuery {
  readonly automationId: string | undefined;
  readonly customerId: string | undefined;
  readonly status: ExecutionStatus | undefined;
  readonly limit: number;
  readonly after: { readonly createdAt: Date; readonly id: string } | undefined;
}

/** An execution with how its customer is called, where they are known and have a name. */
export type NamedExecution = Execution & { readonly customerName: string | undefined };

/** One look-up for each row that is shown, after the limit. */
const customerName = `(select nullif(concat_ws(' ', nullif(trim(c.fields->>'firstName'), ''), nullif(trim(c.fields->>'lastName'), '')), '') from customer c
  where c.hub_id = execution.hub_id and c.customer_id = execution.customer_id)`;

/** Newest first. Only the given filters are written, so that each kind of list has a plan of its own on its index. */
export async function listExecutions(tx: Tx, hubId: string, query: ExecutionQuery): Promise<NamedExecution[]> {
  const parameters: unknown[] = [hubId];
  const filter = (value: unknown, sql: (place: string) => string): string => (value === undefined ? '' : ` and ${sql(`$${parameters.push(value)}`)}`);
  const where = [
    filter(query.automationId, (place) => `automation_id = ${place}::uuid`),
    filter(query.customerId, (place) => `customer_id = ${place}`),
    filter(query.status, (place) => `status = ${place}`),
    query.after ? ` and (created_at, id) < ($${parameters.push(query.after.createdAt)}::timestamptz, $${parameters.push(query.after.id)}::uuid)` : '',
  ].join('');
  const rows = await tx.query<ExecutionRow & { customer_name: string | null }>(
    `select *, ${customerName} as customer_name from execution where hub_id = $1${where} order by created_at desc, id desc limit $${parameters.push(query.limit)}`,
    parameters,
  );
  return rows.map((row) => ({ ...executionOf(row), customerName: row.customer_name ?? undefined }));
}

/** One execution of a hub, not locked: who would cancel it locks its due row first. */
export async function findExecution(tx: Tx, hubId: string, id: string): Promise<Execution | undefined> {
  const [row] = await tx.query<ExecutionRow>('select * from execution where hub_id = $1 and id = $2', [hubId, id]);
  return row && executionOf(row);
}
