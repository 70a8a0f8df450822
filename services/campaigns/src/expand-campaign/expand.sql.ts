import { SqlParameters } from '@messaging/audience';
import type { Tx } from '@messaging/persistence';
import type { Campaign } from '../define-campaign/campaign.js';
import type { AudienceRules } from '../estimate-audience/audience-rules.js';
import { audienceSql } from '../estimate-audience/judge-audience.sql.js';

/** Customers read in one transaction: 5,000 is the fastest of 1,000 to 10,000, 131 k/s (EVENTING.md section 8). */
export const chunkSize = 5000;

/** A recipient of a chunk who can be sent to. */
export interface ChunkRecipient {
  readonly customerId: string;
  readonly round: number;
  /** The customer's own zone, as the ERP gave it. */
  readonly timeZone: string | null;
}

/** What one transaction has done. */
export interface Chunk {
  /** The last customer examined; undefined if there was none left. */
  readonly cursor: string | undefined;
  /** How many of them are in the audience. */
  readonly all: number;
  /** Those of them who can be sent to. */
  readonly reachable: readonly ChunkRecipient[];
  /** Change in the numbers accepted and bounced: in a new, open round nothing has bounced yet. */
  readonly bounced: number;
}

/** Recipients are returned as arrays: with 5,000 objects the member names alone were 400 KB and took 20 ms to write and read. */
interface ChunkRow {
  readonly cursor: string | null;
  readonly all: number;
  readonly bounced?: number;
  readonly reachable: readonly (readonly [customerId: string, timeZone: string | null, round: number])[] | null;
}

const chunkOf = (row: ChunkRow | undefined): Chunk => ({
  cursor: row?.cursor ?? undefined,
  all: row?.all ?? 0,
  bounced: row?.bounced ?? 0,
  reachable: (row?.reachable ?? []).map(([customerId, timeZone, round]) => ({ customerId, timeZone, round })),
});

/**
 * Reads the next customers of the hub and creates recipients for those in the audience. A chunk is a number of customers, not
 * of matches, so that none takes long however rare matches are. Customers created after the start are not included. In a
 * cancelled campaign, those who would be sent to become cancelled. If several customers share an address, the lowest id is
 * sent to, in this chunk or an earlier one.
 *
 * The cursor is a parameter: fed from a CTE the same plan took 28 to 112 s for a million, bound it takes 7.7 s (EVENTING.md
 * section 8). Only customers who may share an address are sorted by it: sorting all took a tenth of the time. No step is
 * joined to another: right after an import there are no statistics, the planner expects one row per step, and a nested loop
 * over 5,000 × 5,000 took 2.2 s. There is no "on conflict" either, which made it half as slow again: nobody is read twice,
 * because the cursor moves in the transaction that creates the recipients.
 */
export async function expandChunk(tx: Tx, { id, audience, started, status }: Campaign, { rules, cursor, limit }: { rules: AudienceRules; cursor: string; limit: number }): Promise<Chunk> {
  const parameters = new SqlParameters();
  const { where, reason, hash, shared } = audienceSql(audience, rules, parameters);
  const add = (value: unknown, type: string): string => parameters.add(value, type);
  const [hub, campaign, now] = [add(rules.hubId, 'text'), add(id, 'uuid'), add(rules.moment.now, 'timestamptz')];
  const [verdict, why] = [add(status === 'cancelled' ? 'cancelled' : 'queued', 'text'), add(status === 'cancelled' ? 'CAMPAIGN.CANCELLED' : null, 'text')];
  const named = 'customerIds' in audience ? ` and customer_id = any(${add(audience.customerIds, 'text[]')})` : '';
  const [row] = await tx.queryAnew<ChunkRow>(
    `with c as materialized (
       select * from audience_customer where hub_id = ${hub} and customer_id > ${add(cursor, 'text')}${named} order by customer_id limit ${add(limit, 'int')}),
     judged as materialized (
       select c.customer_id, c.time_zone, ${reason} as reason, case when ${shared} then ${hash} end as hash
       from c left join audience_suppression s on s.hub_id = c.hub_id and s.channel = ${add(rules.channel, 'text')} and s.address_hash = ${hash}
       where ${where} and c.created_at <= ${add(started?.at, 'timestamptz')}),
     decided as materialized (
       select customer_id, time_zone, hash, reason from judged where reason is not null or hash is null
       union all
       select customer_id, time_zone, hash, case
         when row_number() over (partition by hash order by customer_id) > 1
           or exists (select from campaign_address a where a.campaign_id = ${campaign} and a.address_hash = hash) then 'ADDRESS.DUPLICATE' end as reason
       from judged where reason is null and hash is not null),
     kept as (
       insert into campaign_address (campaign_id, address_hash, hub_id, customer_id)
       select ${campaign}, hash, ${hub}, customer_id from decided where reason is null and hash is not null on conflict do nothing),
     made as (
       insert into campaign_recipient (campaign_id, customer_id, hub_id, status, reason_code, sandbox, updated_at)
       select ${campaign}, customer_id, ${hub}, case when reason is null then ${verdict} else 'skipped' end, coalesce(reason, ${why}), ${add(started?.sandbox ?? false, 'boolean')}, ${now}
       from decided order by customer_id)
     select (select max(customer_id) from c) as cursor, count(*)::int as all,
       json_agg(json_build_array(customer_id, time_zone, 0) order by customer_id) filter (where reason is null) as reachable
     from decided`,
    parameters.values,
  );
  return chunkOf(row);
}

/**
 * A new round for the next recipients in a status: a new message for each, or the reason for those who must not be written to
 * any more. Rows leave the status as they are processed, and the cursor skips those that return to it.
 */
export async function retryChunk(tx: Tx, { id }: Campaign, { rules, cursor, limit, status }: { rules: AudienceRules; cursor: string; limit: number; status: 'failed' | 'unknown' }): Promise<Chunk> {
  const parameters = new SqlParameters();
  const { reason, hash } = audienceSql({ all: true }, rules, parameters);
  const bounced = status === 'failed' ? '-(count(*) filter (where accepted and reason is null))::int' : '(count(*) filter (where accepted and reason is not null))::int';
  const add = (value: unknown, type: string): string => parameters.add(value, type);
  const [hub, campaign, now] = [add(rules.hubId, 'text'), add(id, 'uuid'), add(rules.moment.now, 'timestamptz')];
  const [row] = await tx.queryAnew<ChunkRow>(
    `with page as materialized (
       select customer_id from campaign_recipient where campaign_id = ${campaign} and status = ${add(status, 'text')} and customer_id > ${add(cursor, 'text')}
       order by customer_id limit ${add(limit, 'int')} for update),
     decided as materialized (
       select p.customer_id, c.time_zone, case when c.customer_id is null or c.is_deleted then 'CUSTOMER.DELETED' else ${reason} end as reason
       from page p left join audience_customer c on c.hub_id = ${hub} and c.customer_id = p.customer_id
         left join audience_suppression s on s.hub_id = ${hub} and s.channel = ${add(rules.channel, 'text')} and s.address_hash = ${hash}),
     changed as (
       update campaign_recipient r set status = case when d.reason is null then 'queued' else 'skipped' end, reason_code = d.reason, reason_detail = null, reason_text = null,
         round = r.round + case when d.reason is null then 1 else 0 end,
         sent_at = null, delivered_at = null, read_at = null, updated_at = ${now}
       from decided d where r.campaign_id = ${campaign} and r.customer_id = d.customer_id returning r.customer_id, r.round, d.time_zone, d.reason, r.accepted)
     select (select max(customer_id) from page) as cursor, count(*)::int as all, ${bounced} as bounced,
       json_agg(json_build_array(customer_id, time_zone, round) order by customer_id) filter (where reason is null) as reachable
     from changed`,
    parameters.values,
  );
  return chunkOf(row);
}
