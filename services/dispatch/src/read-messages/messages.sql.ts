import type { Tx } from '@messaging/persistence';
import { pausesBetween, type Pause } from '../pause-sending/pauses.sql.js';
import { heldUntil } from '../gate-campaign/gate.sql.js';
import type { MessageRow } from './message-view.js';
import { findAllHits, findHits, isNamed } from './search-messages.sql.js';
import { rangesOf } from './search-ranges.rules.js';

/** Filters of `GET /messages` with the place of the page. */
export interface MessageQuery {
  readonly channel?: string | undefined;
  readonly direction?: string | undefined;
  readonly status?: string | undefined;
  readonly sandbox?: boolean | undefined;
  readonly customerId?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly automationId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly q?: string | undefined;
  readonly limit: number;
  readonly after?: { readonly createdAt: string; readonly id: string } | undefined;
}

const filters: readonly (readonly [keyof MessageQuery, (n: number) => string])[] = [
  ['channel', (n) => `m.channel = $${n}`],
  ['direction', (n) => `m.direction = $${n}`],
  ['status', (n) => `m.status = $${n}`],
  ['sandbox', (n) => `m.sandbox = $${n}`],
  ['customerId', (n) => `m.customer_id = $${n}`],
  ['campaignId', (n) => `m.campaign_id = $${n}::uuid`],
  ['automationId', (n) => `m.automation_id = $${n}::uuid`],
  ['from', (n) => `m.created_at >= $${n}::timestamptz`],
  ['to', (n) => `m.created_at < $${n}::timestamptz`],
];

/** Exact or prefix of address, id or external id (DESIGN.md section 9), or of a name. What was typed is text, not a pattern. */
function searched(q: string, add: (value: unknown) => string): string {
  const [typed, { name }] = [add(q), rangesOf(q)];
  const address = `case m.direction when 'inbound' then m.from_address else m.to_address end`;
  const kinds = [`starts_with(lower(${address}), lower(${typed}))`, `starts_with(m.external_id, ${typed})`, `starts_with(m.id::text, lower(${typed}))`];
  return `(${[...kinds, ...(name ? [isNamed('m', add(name.from), add(name.until))] : [])].join(' or ')})`;
}

/** How the customer of a row is called; null without a name. One look-up for each row that is shown, after the limit. */
export const customerNameOf = (row: string): string =>
  `(select nullif(concat_ws(' ', nullif(trim(customer.fields->>'firstName'), ''), nullif(trim(customer.fields->>'lastName'), '')), '') from customer
    where customer.hub_id = ${row}.hub_id and customer.customer_id = ${row}.customer_id)`;

/** Until when it waits in the queue, for whatever reason: the server's time, quiet hours, a rate. One look-up for each row that is shown, as above. */
const nextAttemptOf = (row: string): string =>
  `(select q.next_at from send_queue q where q.message_id = ${row}.id and q.phase in ('queued', 'undelivered') and q.next_at > now() and q.next_at < '${heldUntil}')`;

const withTemplate = (from: string): string => `select m.*, v.content as template, ${customerNameOf('m')} as customer_name, ${nextAttemptOf('m')} as next_attempt_at from ${from} m
  left join template_version v on v.hub_id = m.hub_id and v.template_id = m.template_id and v.version = m.template_version`;

/** Newest messages that a search which many match goes through first: some 70 ms. */
const walkMax = 10_000;

/**
 * Newest first, one row more than asked for; only the filters that are given stand in the statement. A search is answered
 * by the indexes of what it may mean, so one old message, or none, is found as fast as a new one; what many match is
 * looked for among the newest first.
 */
export async function listMessages(tx: Tx, hubId: string, query: MessageQuery): Promise<MessageRow[]> {
  if (query.q === undefined) return select(tx, hubId, query);
  const ids = await findHits(tx, hubId, query.q);
  if (ids) return select(tx, hubId, { ...query, ids });
  const newest = await select(tx, hubId, { ...query, among: walkMax });
  return newest.length > query.limit ? newest : select(tx, hubId, { ...query, ids: await findAllHits(tx, hubId, query.q) });
}

/** `ids`: only these; `among`: only of so many newest of the hub. */
async function select(tx: Tx, hubId: string, query: MessageQuery & { readonly ids?: readonly string[]; readonly among?: number }): Promise<MessageRow[]> {
  const parameters: unknown[] = [hubId];
  const conditions = ['m.hub_id = $1'];
  for (const [name, condition] of filters) {
    if (query[name] === undefined) continue;
    parameters.push(query[name]);
    conditions.push(condition(parameters.length));
  }
  if (query.q !== undefined) conditions.push(searched(query.q, (value) => `$${parameters.push(value)}`));
  if (query.ids) conditions.push(`m.id = any($${parameters.push(query.ids)}::uuid[])`);
  const behind = query.after && `(m.created_at, m.id) < ($${parameters.push(query.after.createdAt)}::timestamptz, $${parameters.push(query.after.id)}::uuid)`;
  if (behind) conditions.push(behind);
  const newestFirst = 'order by m.created_at desc, m.id desc';
  const from = query.among === undefined ? 'message' : `(select * from message m where m.hub_id = $1${behind ? ` and ${behind}` : ''} ${newestFirst} limit ${query.among})`;
  return tx.query<MessageRow>(`${withTemplate(from)} where ${conditions.join(' and ')} ${newestFirst} limit $${parameters.push(query.limit + 1)}`, parameters);
}

export async function findMessages(tx: Tx, hubId: string, ids: readonly string[]): Promise<MessageRow[]> {
  return tx.query<MessageRow>(`${withTemplate('message')} where m.hub_id = $1 and m.id = any($2::uuid[])`, [hubId, ids]);
}

export interface AttemptRow {
  readonly number: number;
  readonly provider: string;
  readonly status: string;
  readonly external_id: string | null;
  readonly response: string | null;
  readonly failure_class: string | null;
  readonly failure_code: string | null;
  readonly failure_detail: string | null;
  readonly started_at: Date;
  readonly finished_at: Date | null;
}

export interface ReceiptRow {
  readonly provider: string;
  readonly status: string;
  readonly provider_status: string;
  readonly at: Date;
  readonly received_at: Date;
  readonly failure: { class: string; code: string; detail: string } | null;
  readonly raw: string;
}

export interface DecisionRow {
  readonly at: Date;
  readonly code: string;
  readonly detail: string;
  readonly data: Readonly<Record<string, unknown>> | null;
}

export interface Story {
  readonly attempts: readonly AttemptRow[];
  /** What stopped the channel while the message waited. */
  readonly pauses: readonly Pause[];
  /** The process holds everything since then (`SENDING=hold`), and the message waits for that. */
  readonly heldSince?: Date | undefined;
  readonly receipts: readonly ReceiptRow[];
  readonly decisions: readonly DecisionRow[];
}

/** All that is known of one message's way. A call under way is a mark in the queue, and an attempt without an outcome. */
export async function loadStory(tx: Tx, message: Pick<MessageRow, 'id' | 'hub_id' | 'channel' | 'created_at'>): Promise<Story> {
  const at = [message.hub_id, message.id];
  return {
    attempts: await tx.query<AttemptRow>(
      `select number, provider, status, external_id, response, failure_class, failure_code, failure_detail, started_at, finished_at
       from attempt where hub_id = $1 and message_id = $2
       union all
       select attempts, provider, 'sending', null, null, null, null, null, started_at, null
       from send_queue where hub_id = $1 and message_id = $2 and phase = 'sending'
       order by number`,
      at,
    ),
    receipts: await tx.query<ReceiptRow>('select * from receipt where hub_id = $1 and message_id = $2 order by received_at', at),
    decisions: await tx.query<DecisionRow>('select at, code, detail, data from decision where hub_id = $1 and message_id = $2 order by id', at),
    pauses: await pausesWhileWaiting(tx, message),
  };
}

/** From its acceptance (or the moment it was planned for) until it left or was given up. */
async function pausesWhileWaiting(tx: Tx, message: Pick<MessageRow, 'id' | 'hub_id' | 'channel' | 'created_at'>): Promise<Pause[]> {
  const [row] = await tx.query<{ from: Date; to: Date | null }>(
    `select greatest(created_at, coalesce(send_at, created_at)) as from,
       case when status = 'queued' then null else coalesce(sent_at, failed_at, delivered_at, read_at,
         (select max(at) from decision where hub_id = $1 and message_id = $2), created_at) end as to
     from message where hub_id = $1 and id = $2`,
    [message.hub_id, message.id],
  );
  return row ? pausesBetween(tx, message.hub_id, { channel: message.channel, from: row.from, to: row.to ?? new Date() }) : [];
}
