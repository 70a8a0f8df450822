import { SqlParameters } from '@messaging/audience';
import type { Tx } from '@messaging/persistence';
import type { AudienceRules } from '../estimate-audience/audience-rules.js';
import { audienceSql } from '../estimate-audience/judge-audience.sql.js';

/** Why a customer would be excluded now (null: would not be); undefined for an unknown customer. */
export async function judgeCustomer(tx: Tx, customerId: string, rules: AudienceRules): Promise<{ readonly reason: string | null } | undefined> {
  const parameters = new SqlParameters();
  const { from, where, reason } = audienceSql({ customerIds: [customerId] }, rules, parameters);
  const [row] = await tx.queryAnew<{ reason: string | null }>(`select ${reason} as reason from ${from} where ${where}`, parameters.values);
  return row;
}
