import { dispatchEvents, messagesProgressed, type MessageStatus } from '@messaging/contracts';
import { bundleType, type NewOutboxRow } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import type { Progress } from '../announce-status/status-events.js';
import { turnHeldSql, type HeldTurn } from '../send-message/turns.sql.js';

/** A message about to be called, with what remains known of the call if its result never comes. */
export interface MarkRow {
  readonly id: string;
  /** Number of calls started before this one: the fence. */
  readonly attempts: number;
  readonly attemptId: string;
  readonly provider: string;
  readonly accountId: string;
  readonly toAddress: string;
}

/** The result of a call, or of a decision not to call. */
export interface ResultRow {
  readonly id: string;
  /** Number of calls started, including this one: the fence of a decision, and the attempt's number. */
  readonly attempts: number;
  /** The call, or null for a decision without one. */
  readonly attemptId: string | null;
  /** New public status with its rank, or null if unchanged. */
  readonly status: MessageStatus | null;
  readonly rank: number;
  /** When it is due again, and in which phase (null: as before); no moment if this was the end. */
  readonly nextAt: Date | null;
  readonly phase: 'queued' | 'unknown' | 'undelivered' | null;
  /** Of the call; null for a decision without one. */
  readonly provider: string | null;
  readonly accountId: string | null;
  readonly toAddress: string | null;
  readonly fromAddress: string | null;
  readonly sandbox: boolean | null;
  readonly segments: number | null;
  /** `RenderContext`. */
  readonly renderContext: object | null;
  readonly externalId: string | null;
  readonly response: string | null;
  readonly reasonCode: string | null;
  readonly reasonDetail: string | null;
  readonly failureClass: string | null;
  readonly failureCode: string | null;
  readonly failureDetail: string | null;
}

/** The outbox row of statuses, of one or a bundle: only those are written to which a result raised the message. The key of each is the message. */
export interface StatusRow extends Pick<NewOutboxRow, 'eventId' | 'key' | 'type' | 'time' | 'headers' | 'payload' | 'events'> {
  /** How many messages of the round rise if all do, in any event. */
  readonly expected: number;
}

/** The outbox row of a campaign's progress, which lists only messages whose status rose. */
export interface ProgressRow {
  readonly eventId: string;
  readonly key: string;
  /** The payload if all of them rise, which is nearly always so. */
  readonly payload: Progress;
  /** As in `StatusRow`. */
  readonly expected: number;
}

/** A timeline line that is written with a result or a mark, if that counts. */
export interface LineRow {
  readonly messageId: string;
  readonly code: string;
  readonly detail: string;
}

/** Results with their events, marks for what leaves next, and timeline lines for both. */
export interface LedgerRound {
  readonly results: readonly ResultRow[];
  /** Absent if no message of the round rises but campaigns'. */
  readonly statuses?: StatusRow | undefined;
  readonly progress: readonly ProgressRow[];
  readonly marks: readonly MarkRow[];
  readonly lines: readonly LineRow[];
}

/** The effect of a round. */
export interface RoundWritten {
  /** False if the turn is no longer ours: nothing was marked, and nothing will be. */
  readonly held: boolean;
  /** Ids of messages that may be called. */
  readonly marked: ReadonlySet<string>;
  /** How many messages rose in status and therefore have an event. */
  readonly risen: number;
}

/**
 * Rows are passed as JSON, one parameter per kind: at ten messages a round this costs a third of one array per column.
 * `columns`: the type of each member; `attemptId` becomes `attempt_id`; an absent member is null.
 */
const rowsOf = (parameter: number, columns: Readonly<Record<string, string>>): string => {
  const declared = Object.entries(columns).map(([member, type]) => `"${member}" ${type}`);
  const named = Object.keys(columns).map((member) => `"${member}" as ${member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`);
  return `(select ${named.join(', ')} from json_to_recordset($${parameter}::json) as r (${declared.join(', ')}))`;
};

/** A row without its null members, which most members of a result are: reading the JSON took a fifth of a round. */
function withoutNulls(row: object): object {
  const kept: Record<string, unknown> = {};
  for (const [member, value] of Object.entries(row)) if (value !== null) kept[member] = value;
  return kept;
}

/** Not a plain comparison: with one, the planner would scan the hub's whole queue instead of looking up ids. */
const ofHub = '(q.hub_id = $2) is true';

/**
 * States a second time where the rows are. A queue is empty most of the day; with statistics from such a moment the planner
 * would read it whole for every round, thousands of messages deep, until the statistics are refreshed.
 */
const amongIds = (rows: string): string => `q.message_id = any (array(select id from ${rows}))`;

/**
 * A result counts while the queue still waits for exactly it. The result of a call counts as long as nobody has called again,
 * even if it comes from a worker that was frozen and replaced meanwhile: a late "sent" saves the second call. A decision
 * counts while the turn is ours and nothing has been called since.
 */
const fence = `q.message_id = r.id and ${amongIds('r')} and ${ofHub}
         and case when r.attempt_id is not null then q.attempt_id = r.attempt_id
                  else exists (select from turn) and q.phase <> 'sending' and q.attempts = r.attempts end`;

const resultColumns: Record<keyof ResultRow, string> = {
  id: 'uuid', attempts: 'int', attemptId: 'uuid', status: 'text', rank: 'int', nextAt: 'timestamptz', phase: 'text', provider: 'text', accountId: 'uuid',
  toAddress: 'text', fromAddress: 'text', sandbox: 'boolean', segments: 'int', renderContext: 'jsonb', externalId: 'text', response: 'text',
  reasonCode: 'text', reasonDetail: 'text', failureClass: 'text', failureCode: 'text', failureDetail: 'text',
};

/** Finished messages leave the queue. */
const goneSql = `delete from send_queue q using r where r.next_at is null and ${fence} returning r.*, q.started_at`;

/** Messages due again wait there for their moment. */
const keptSql = `update send_queue q set
         phase = coalesce(r.phase, q.phase), next_at = r.next_at,
         retries = q.retries + case when r.attempt_id is not null and r.phase in ('queued', 'undelivered') then 1 else 0 end,
         attempt_id = case when r.phase in ('queued', 'undelivered') then null else q.attempt_id end
       from r where r.next_at is not null and ${fence} returning r.*, q.started_at`;

function touchedSql(has: ReadonlySet<Part>): string {
  if (!has.has('kept')) return `touched as (${goneSql})`;
  if (!has.has('gone')) return `touched as (${keptSql})`;
  return `gone as (${goneSql}), kept as (${keptSql}), touched as (select * from gone union all select * from kept)`;
}

/**
 * The CTEs `touched` (results that count), `recorded` (their messages), and the attempts, which are stored in any case.
 * Statuses merge by rank, so a receipt that came before the answer is not undone. Rows are locked in the order queue,
 * message, attempt, each by id (they arrive sorted, and a nested loop keeps the order), just as receipts lock them.
 */
const recordingSql = (parameter: number, has: ReadonlySet<Part>): string => `
     r as ${rowsOf(parameter, resultColumns)},
     ${touchedSql(has)},
     recorded as (
       update message m set
         attempts = greatest(m.attempts, t.attempts),
         status = case when t.rank > m.status_rank then t.status else m.status end,
         status_rank = greatest(m.status_rank, t.rank),
         status_at = case when t.rank > m.status_rank then now() else m.status_at end,
         provider = coalesce(t.provider, m.provider), account_id = coalesce(t.account_id, m.account_id),
         to_address = coalesce(t.to_address, m.to_address), from_address = coalesce(t.from_address, m.from_address),
         sandbox = coalesce(t.sandbox, m.sandbox), segments = coalesce(t.segments, m.segments),
         render_context = coalesce(t.render_context, m.render_context), external_id = coalesce(t.external_id, m.external_id),
         reason_code = case when t.rank >= m.status_rank or (t.status is null and m.status_rank < 20) then t.reason_code else m.reason_code end,
         reason_detail = case when t.rank >= m.status_rank or (t.status is null and m.status_rank < 20) then t.reason_detail else m.reason_detail end,
         sent_at = case when t.status = 'sent' then coalesce(m.sent_at, now()) else m.sent_at end,
         failed_at = case when t.status = 'failed' then coalesce(m.failed_at, now()) else m.failed_at end
       from touched t where m.id = t.id
       returning m.id, t.status is not null and m.status = t.status and m.status_at = now() as risen),
     a as (
       insert into attempt (id, message_id, hub_id, number, provider, account_id, to_address, status, status_rank, external_id, response,
         failure_class, failure_code, failure_detail, started_at, finished_at)
       select r.attempt_id, r.id, $2, r.attempts, r.provider, r.account_id, r.to_address, coalesce(r.status, 'not_sent'), greatest(r.rank, 0), r.external_id, r.response,
         r.failure_class, r.failure_code, r.failure_detail, coalesce(t.started_at, now()), clock_timestamp()
       from r left join touched t using (id) where r.attempt_id is not null
       on conflict (id) do update set
         status = case when excluded.status = 'not_sent' and attempt.status_rank <= 10 then 'not_sent'
                       when excluded.status_rank > attempt.status_rank then excluded.status else attempt.status end,
         status_rank = greatest(attempt.status_rank, excluded.status_rank), external_id = coalesce(excluded.external_id, attempt.external_id),
         response = excluded.response, failure_class = excluded.failure_class, failure_code = excluded.failure_code,
         failure_detail = excluded.failure_detail, finished_at = excluded.finished_at)`;

const markColumns: Record<keyof MarkRow, string> = { id: 'uuid', attempts: 'int', attemptId: 'uuid', provider: 'text', accountId: 'uuid', toAddress: 'text' };

/**
 * The CTE `marked`: moves the slice about to be called from queued to sending, so that at most these messages are in doubt
 * after a crash. Fenced by the turn, the phase, the number of calls started and, for a campaign, its gate: a message that
 * was cancelled, is paused, or belongs to another process is not returned and must not be called. A mark whose commit was
 * not confirmed may be set again by the same holder.
 */
const markingSql = (parameter: number): string => `
     s as ${rowsOf(parameter, markColumns)},
     marked as (
       update send_queue q set phase = 'sending', attempts = s.attempts + 1, resends = q.resends + case when q.phase = 'unknown' then 1 else 0 end,
         holder = $3, attempt_id = s.attempt_id, provider = s.provider, account_id = s.account_id, to_address = s.to_address, started_at = clock_timestamp()
       from s cross join turn
       where q.message_id = s.id and ${amongIds('s')} and ${ofHub}
         and (q.campaign_id is null or exists (select from campaign_gate g where g.campaign_id = q.campaign_id and g.state = 'open'))
         and (q.phase <> 'sending' and q.attempts = s.attempts or q.phase = 'sending' and q.attempt_id = s.attempt_id and q.holder = $3)
       returning q.message_id as id)`;

const statusColumns: Record<Exclude<keyof StatusRow, 'payload'>, string> = { eventId: 'uuid', key: 'text', type: 'text', time: 'timestamptz', headers: 'text', events: 'int', expected: 'int' };

/** Which of the risen messages a list in JSON is about, where not all have risen: hardly ever. */
const risenOf = (list: string, id: string): string => `
       cross join (select count(*) as n from recorded where recorded.risen) c
       left join lateral (
         select jsonb_agg(x.e order by x.place) as entries, count(*) as n from jsonb_array_elements(${list}) with ordinality as x (e, place)
         where c.n < r.expected and (x.e->>'${id}')::uuid in (select id from recorded where recorded.risen)) risen on true
       where c.n = r.expected or risen.entries is not null`;

/** The payload is a parameter of its own: inside of the row's JSON it would be escaped, and read, once more. */
const statusesSql = (parameter: number): string => `
     e as (
       insert into outbox (event_id, topic, key, type, source, hub_id, time, headers, payload, events)
       select r.event_id, '${dispatchEvents.name}', r.key, r.type, '/dispatch', $2, r.time, r.headers::jsonb,
         case when c.n = r.expected or r.type <> '${bundleType}' then $${parameter + 1}::jsonb else risen.entries end,
         case when c.n = r.expected then r.events else risen.n end
       from ${rowsOf(parameter, statusColumns)} r
       ${risenOf(`case when r.type = '${bundleType}' then $${parameter + 1}::jsonb else jsonb_build_array(jsonb_build_object('key', r.key)) end`, 'key')})`;

const progressColumns: Record<keyof ProgressRow, string> = { eventId: 'uuid', key: 'text', payload: 'jsonb', expected: 'int' };

/** Building the event of nine messages row by row in SQL took a sixth of their round; passing it ready-made saves 80 of 1,500 µs. */
const progressSql = (parameter: number): string => `
     p as (
       insert into outbox (event_id, topic, key, type, source, hub_id, time, headers, payload)
       select r.event_id, '${dispatchEvents.name}', r.key, '${messagesProgressed.type}', '/dispatch', $2, now(), '{}',
         case when c.n = r.expected then r.payload else jsonb_set(r.payload, '{entries}', risen.entries) end
       from ${rowsOf(parameter, progressColumns)} r
       ${risenOf(`r.payload->'entries'`, 'messageId')})`;

const lineColumns: Record<keyof LineRow, string> = { messageId: 'uuid', code: 'text', detail: 'text' };

const linesSql = (parameter: number, written: readonly string[]): string => `
     d as (
       insert into decision (hub_id, message_id, code, detail)
       select $2, r.message_id, r.code, r.detail from ${rowsOf(parameter, lineColumns)} r
       where r.message_id in (${written.map((cte) => `select id from ${cte}`).join(' union all ')}))`;

/** The parts of a round. Most rounds need half of them; setting up the others took 110 to 190 of 1,400 µs with ten messages. */
type Part = 'results' | 'gone' | 'kept' | 'progress' | 'marks' | 'lines' | 'statuses';

/** The parts that have rows, in the order of their parameters; that of statuses has two. */
const rowParts = ['results', 'progress', 'marks', 'lines', 'statuses'] as const satisfies readonly Part[];

function roundSql(has: ReadonlySet<Part>): string {
  const parameters = new Map(rowParts.filter((part) => has.has(part)).map((part, index) => [part, index + 4]));
  const ctes = { results: (at: number) => recordingSql(at, has), progress: progressSql, marks: markingSql, lines: (at: number) => linesSql(at, written), statuses: statusesSql };
  const written = [...(has.has('results') ? ['recorded'] : []), ...(has.has('marks') ? ['marked'] : [])];
  return `with ${[turnHeldSql(1), ...[...parameters].map(([part, at]) => ctes[part](at))].join(',')}
     select exists (select from turn) as held, ${has.has('marks') ? 'array(select id from marked)' : `'{}'::uuid[]`} as marked,
       ${has.has('results') ? '(select count(*) from recorded where recorded.risen)::int' : '0'} as risen`;
}

/** Statements by the parts they contain. */
const statements = new Map<string, string>();

function statementOf(has: ReadonlySet<Part>): string {
  const key = [...has].join();
  const known = statements.get(key) ?? roundSql(has);
  statements.set(key, known);
  return known;
}

function partsOf(round: LedgerRound): Set<Part> {
  const has = new Set<Part>(rowParts.filter((part) => (part === 'statuses' ? round.statuses !== undefined : round[part].length > 0)));
  if (round.results.some(({ nextAt }) => nextAt === null)) has.add('gone');
  if (round.results.some(({ nextAt }) => nextAt !== null)) has.add('kept');
  return has;
}

function valuesOf(part: (typeof rowParts)[number], round: LedgerRound): string[] {
  if (part === 'results') return [JSON.stringify([...round.results].sort((a, b) => (a.id < b.id ? -1 : 1)).map(withoutNulls))];
  if (part !== 'statuses') return [JSON.stringify(round[part])];
  if (!round.statuses) return [];
  const { payload, ...row } = round.statuses;
  return [JSON.stringify([row]), payload];
}

/**
 * A whole round of the ledger in one statement and one commit: results with their events, and marks for what leaves next.
 * All its messages share one round trip.
 */
export async function writeRound(tx: Pick<Tx, 'query'>, turn: HeldTurn, round: LedgerRound): Promise<RoundWritten> {
  const has = partsOf(round);
  const values = rowParts.filter((part) => has.has(part)).flatMap((part) => valuesOf(part, round));
  const [row] = await tx.query<{ held: boolean; marked: string[]; risen: number }>(statementOf(has), [turn.channel, turn.hubId, turn.holder, ...values]);
  return { held: row?.held ?? false, marked: new Set(row?.marked), risen: row?.risen ?? 0 };
}
