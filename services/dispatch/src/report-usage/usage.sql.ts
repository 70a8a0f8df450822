import type { Channel, Usage } from '@messaging/contracts';
import type { Database } from '@messaging/persistence';

/** Where a page of usage begins. */
export interface UsagePlace {
  readonly hubId: string;
  readonly channel: Channel;
  readonly provider: string;
}

export interface UsageQuery {
  readonly from: Date;
  readonly to: Date;
  readonly limit: number;
  readonly after: UsagePlace | undefined;
}

/**
 * What providers took within a time, across hubs, from the attempts themselves: one that is refused later was sent all the
 * same, one that was sent twice counts twice. `attempt_started` (BRIN) leaves out the other months.
 */
export async function usageBetween(database: Database, { from, to, limit, after }: UsageQuery): Promise<Usage[]> {
  return database.query<Usage & Record<string, unknown>>(
    `select a.hub_id as "hubId", m.channel, a.provider, bool_or(m.sandbox) as sandbox, count(*)::int as messages, sum(coalesce(m.segments, 1))::int as segments
     from attempt a join message m on m.id = a.message_id
     where a.started_at >= $1 and a.started_at < $2 and (a.status in ('sent', 'delivered', 'read') or (a.status = 'failed' and a.external_id is not null))
       and ($3::text is null or (a.hub_id, m.channel, a.provider) > ($3, $4, $5))
     group by a.hub_id, m.channel, a.provider order by a.hub_id, m.channel, a.provider limit $6`,
    [from, to, after?.hubId ?? null, after?.channel ?? null, after?.provider ?? null, limit + 1],
  );
}
