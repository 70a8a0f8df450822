import { SqlParameters } from '@messaging/audience';
import type { Audience } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { AudienceRules } from '../estimate-audience/audience-rules.js';
import { audienceSql } from '../estimate-audience/judge-audience.sql.js';

/** The next customers of an audience who would be sent to, in the order of their ids. */
export async function nextReachable(tx: Tx, audience: Audience, { rules, after, limit }: { rules: AudienceRules; after: string; limit: number }): Promise<readonly string[]> {
  const parameters = new SqlParameters();
  const { from, where, reason } = audienceSql(audience, rules, parameters);
  const rows = await tx.queryAnew<{ id: string }>(
    `select c.customer_id as id from ${from} where ${where} and ${reason} is null and c.customer_id > ${parameters.add(after, 'text')}
     order by c.customer_id limit ${parameters.add(limit, 'int')}`,
    parameters.values,
  );
  return rows.map(({ id }) => id);
}
