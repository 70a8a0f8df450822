import { compileFilter, parseFilter, SqlParameters } from '@messaging/audience';
import type { Audience, Channel } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import type { AudienceRules } from './audience-rules.js';

/** The parts of statements that read an audience: `audience_customer c`, left joined with its suppression `s`. */
export interface AudienceSql {
  /** `from …` with the join. */
  readonly from: string;
  /** Selects the hub's customers in the audience; may be followed by `and …`. */
  readonly where: string;
  /** Why somebody would not be sent to; null if they would be. Ignores duplicates. */
  readonly reason: string;
  /** The address's hash; null if there is no usable address. */
  readonly hash: string;
  /** Somebody else may have the same address. */
  readonly shared: string;
}

/** The order of the checks is the one at the moment of sending (`decide-sending.rules` of dispatch). */
export function audienceSql(audience: Audience, rules: AudienceRules, parameters: SqlParameters): AudienceSql {
  const { hubId, channel } = rules;
  const hub = parameters.add(hubId, 'text');
  const hash = `c.${channel}_hash`;
  return {
    hash, shared: `c.${channel}_shared`, reason: reasonSql(rules, hash),
    from: `audience_customer c left join audience_suppression s on s.hub_id = c.hub_id and s.channel = ${parameters.add(channel, 'text')} and s.address_hash = ${hash}`,
    where: `c.hub_id = ${hub} and not c.is_deleted and ${membershipSql(audience, rules, parameters)}`,
  };
}

function membershipSql(audience: Audience, { moment }: AudienceRules, parameters: SqlParameters): string {
  if ('all' in audience) return 'true';
  if ('customerIds' in audience) return `c.customer_id = any(${parameters.add(audience.customerIds, 'text[]')})`;
  return compileFilter(unwrap(parseFilter(audience.filter, { pointer: '/audience/filter' })), { ...moment, parameters });
}

function reasonSql({ channel, isEnabled, isMarketing, takesExistingCustomers }: AudienceRules, hash: string): string {
  const closed = isMarketing ? `s.scope in ('all', 'marketing')` : `s.scope = 'all'`;
  return `(case
    ${isEnabled ? '' : `when true then 'CHANNEL.DISABLED'`}
    when ${hash} is null then case when c.has_${channel} then 'ADDRESS.INVALID' else 'ADDRESS.MISSING' end
    when ${closed} then 'SUPPRESSED'
    ${isMarketing ? `when not ${consentSql(channel, takesExistingCustomers)} then 'CONSENT.MISSING'` : ''}
  end)`;
}

/** People who stated nothing may be written to if having bought before is sufficient. */
function consentSql(channel: Channel, takesExistingCustomers: boolean): string {
  const existing = takesExistingCustomers ? `coalesce(c.total_spent > 0, false) or c.last_visit_at is not null or c.last_visit_day is not null` : 'false';
  return `coalesce(c.${channel}_consent, ${existing})`;
}
