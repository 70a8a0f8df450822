import { SqlParameters } from '@messaging/audience';
import type { Audience } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { AudienceRules } from '../estimate-audience/audience-rules.js';
import { audienceSql } from '../estimate-audience/judge-audience.sql.js';

/** The time zones of an audience, as given by the ERP; null for customers without one. */
export async function zonesOfAudience(tx: Tx, audience: Audience, rules: AudienceRules): Promise<readonly (string | null)[]> {
  const parameters = new SqlParameters();
  const { from, where } = audienceSql(audience, rules, parameters);
  const rows = await tx.queryAnew<{ zone: string | null }>(`select distinct c.time_zone as zone from ${from} where ${where}`, parameters.values);
  return rows.map((row) => row.zone);
}
