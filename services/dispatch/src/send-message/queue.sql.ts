import type { Lane } from '@messaging/contracts';
import { arrayText, type Database } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';
import type { QueuePhase } from '../store/queue-tables.js';
import type { QueuedMessage } from './queued-message.js';
import type { HeldTurn } from './turns.sql.js';

/** Where the last look at a lane's queue ended; the next one starts behind it. */
export interface QueuePlace {
  /** As PostgreSQL writes it: a Date would lose the microseconds, and messages with them. */
  readonly dueAt: string;
  readonly id: string;
}

/** A look at a hub's lane. */
export interface QueueLook {
  readonly lane: Lane;
  readonly limit: number;
  /** Start behind this position; absent: from the front. */
  readonly after?: QueuePlace | undefined;
  /** Ids to skip: messages in hand lie at the front, and were three in ten of all rows read in a campaign. */
  readonly but?: ReadonlySet<string> | undefined;
}

export type QueuedRow = QueuedMessage & QueuePlace;

/** A message that a holder of its turn has marked. */
export interface MarkedRow extends QueuedRow {
  readonly attemptId: string;
  readonly holder: string;
}

const columns = `q.message_id as id, q.hub_id as "hubId", q.channel, q.lane, q.next_at::text as "dueAt", q.phase, q.attempts, q.retries, q.resends,
  q.account_id as "lastAccountId", q.started_at as "lastStartedAt",
  m.category, m.purpose, m.status, m.sandbox, m.reason_code as "reasonCode", m.reason_detail as "reasonDetail", m.to_address as "toAddress", m.to_given as "toGiven",
  m.customer_id as "customerId", m.template_id as "templateId", m.template_version as "templateVersion", m.subject, m.body, m.variables,
  m.event_data as "eventData", m.carried_customer as "carriedCustomer", m.rests_on_event_time as "restsOnEventTime",
  m.campaign_id as "campaignId", m.automation_id as "automationId", m.execution_id as "executionId", m.metadata, m.traceparent, m.expires_at as "expiresAt",
  m.created_at as "createdAt"`;

/**
 * The next due messages of a lane, in order. Nothing is claimed: the turn keeps others away, and the mark decides. Each look
 * continues behind the last one, because every message sent since has left a dead entry at the front of the index. Messages
 * marked by an earlier holder of the turn are found here too (phase `sending`); those marked by us are not.
 */
export async function lookAtQueue(database: Database, turn: HeldTurn, { lane, limit, after, but }: QueueLook): Promise<QueuedRow[]> {
  return database.query<QueuedRow>(
    `select ${columns} from (
       select * from send_queue
       where channel = $1 and hub_id = $2 and lane = $4 and next_at <= now() and (next_at, message_id) > ($5::timestamptz, $6::uuid)
         and (phase <> 'sending' or holder <> $3) and message_id not in (select unnest($8::uuid[]))
       order by next_at, message_id limit $7) q
     join message m on m.id = q.message_id order by q.next_at, q.message_id`,
    [turn.channel, turn.hubId, turn.holder, lane, after?.dueAt ?? '-infinity', after?.id ?? '00000000-0000-0000-0000-000000000000', limit, arrayText([...(but ?? [])])],
  );
}

/** What these holders of turns have marked and not recorded, also where it has been called unknown since. */
export async function markedBy(database: Database, holders: readonly string[]): Promise<MarkedRow[]> {
  return database.query<MarkedRow>(
    `select ${columns}, q.attempt_id as "attemptId", q.holder from send_queue q join message m on m.id = q.message_id
     where q.phase in ('sending', 'unknown') and q.holder = any($1::uuid[]) order by q.message_id`,
    [arrayText(holders)],
  );
}

/** Removes marks for which nothing was called; each message is again what it was. Marks that were never committed are ignored. */
export async function unmark(database: Database, turn: HeldTurn, marks: readonly { id: string; attemptId: string; phase: QueuePhase }[]): Promise<void> {
  await database.query(
    `update send_queue q set phase = r.phase, attempts = q.attempts - 1, attempt_id = null,
       resends = q.resends - case when r.phase = 'unknown' then 1 else 0 end
     from unnest($2::uuid[], $3::uuid[], $4::text[]) as r (id, attempt_id, phase)
     where q.message_id = r.id and q.attempt_id = r.attempt_id and q.holder = $1 and q.phase = 'sending'`,
    [turn.holder, ...columnsOf(marks, 'id', 'attemptId', 'phase')],
  );
}
