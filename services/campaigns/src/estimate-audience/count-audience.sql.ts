import { SqlParameters } from '@messaging/audience';
import type { Audience } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { AudienceRules } from './audience-rules.js';
import { audienceSql } from './judge-audience.sql.js';

/** Why somebody is excluded before anything is created for them, in the order of the checks. */
export const exclusions = ['CHANNEL.DISABLED', 'ADDRESS.MISSING', 'ADDRESS.INVALID', 'SUPPRESSED', 'CONSENT.MISSING'] as const;
export type Exclusion = (typeof exclusions)[number];

/** An audience in numbers. */
export interface AudienceCount {
  readonly matched: number;
  readonly excluded: Readonly<Record<Exclusion, number>>;
  /** Would be sent to, if it were not for another customer with the same address. */
  readonly duplicates: number;
  /** About one in fifty of those who would be sent to, spread evenly over all ids. */
  readonly sampled: readonly string[];
}

/** 2 % of the values of a 16-bit hash. */
const sampledBelow = 1311;

/**
 * Counts an audience in one pass over the narrow rows of its hub and, through the partial index, those who may share an
 * address. The counts are columns and not groups, so that two workers can read in parallel. Measured with 1 M
 * customers: docs/performance.md.
 */
export async function countAudience(tx: Tx, audience: Audience, rules: AudienceRules): Promise<AudienceCount> {
  const parameters = new SqlParameters();
  const { from, where, reason } = audienceSql(audience, rules, parameters);
  const [row] = await tx.queryAnew<Record<string, number> & { sampled: string[] | null }>(
    `select count(*)::int as matched, ${exclusions.map((code, index) => `(count(*) filter (where reason = '${code}'))::int as x${index}`).join(', ')},
       array_agg(customer_id) filter (where reason is null and (hashtext(customer_id) & 65535) < ${sampledBelow}) as sampled
     from (select c.customer_id, ${reason} as reason from ${from} where ${where}) judged`,
    parameters.values,
  );
  const excluded = Object.fromEntries(exclusions.map((code, index) => [code, row?.[`x${index}`] ?? 0])) as Record<Exclusion, number>;
  return { matched: row?.['matched'] ?? 0, excluded, duplicates: await countDuplicates(tx, audience, rules), sampled: row?.sampled ?? [] };
}

async function countDuplicates(tx: Tx, audience: Audience, rules: AudienceRules): Promise<number> {
  const parameters = new SqlParameters();
  const { from, where, reason, hash, shared } = audienceSql(audience, rules, parameters);
  const [row] = await tx.queryAnew<{ duplicates: number }>(
    `select (count(*) - count(distinct ${hash}))::int as duplicates from ${from} where ${where} and ${shared} and ${reason} is null`,
    parameters.values,
  );
  return row?.duplicates ?? 0;
}

/** The lowest ids of those who would be sent to, one per address: all, or the first `limit`. Unordered. */
export async function reachableIds(tx: Tx, audience: Audience, { rules, limit }: { rules: AudienceRules; limit?: number }): Promise<readonly string[]> {
  const parameters = new SqlParameters();
  const { from, where, reason, hash, shared } = audienceSql(audience, rules, parameters);
  const rows = await tx.queryAnew<{ id: string; hash: string | null }>(
    `select c.customer_id as id, case when ${shared} then ${hash} end as hash from ${from} where ${where} and ${reason} is null
     ${limit === undefined ? '' : `limit ${parameters.add(limit, 'int')}`}`,
    parameters.values,
  );
  const lowest = new Map<string, string>();
  for (const { id, hash: address } of rows) if (address !== null && id < (lowest.get(address) ?? '\uffff')) lowest.set(address, id);
  return rows.filter(({ id, hash: address }) => address === null || lowest.get(address) === id).map(({ id }) => id);
}

/** Of customers named individually, how many are unknown here. */
export async function countUnknown(tx: Tx, hubId: string, customerIds: readonly string[]): Promise<number> {
  const [row] = await tx.queryAnew<{ unknown: number }>(
    `select (count(distinct i) filter (where c.customer_id is null))::int as unknown from unnest($2::text[]) i
       left join audience_customer c on c.hub_id = $1 and c.customer_id = i and not c.is_deleted`,
    [hubId, customerIds],
  );
  return row?.unknown ?? 0;
}
