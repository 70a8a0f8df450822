import type { Channel, HubProblemKind, Reason } from '@messaging/contracts';
import type { Database } from '@messaging/persistence';
import { hubNotRegistered } from '@messaging/service-kit';

/** A hub as the registry keeps it; `settings` is null while it waits to be registered. */
export interface RegisteredHub {
  readonly hubId: string;
  readonly settings: unknown;
  readonly createdAt: Date;
  readonly waitingEvents: number;
  readonly pauses: readonly { readonly cause: 'breaker' | 'staff' | 'operator'; readonly scope: Channel | 'all'; readonly since: string; readonly reason: Reason }[];
}

export interface HubsQuery {
  readonly problem?: HubProblemKind | 'any' | undefined;
  readonly limit: number;
  readonly after: { readonly createdAt: string; readonly id: string } | undefined;
}

/** Whole milliseconds: they are the place in the cursor. */
const hubs = `
  with waiting as (
    select hub_id, date_trunc('milliseconds', min(created_at)) as since, count(*)::int as n from parked_event where state = 'parked' and reason_code = $1 group by hub_id),
  every as (
    select hub_id, settings, date_trunc('milliseconds', created_at) as created_at, 0 as waiting from hub
    union all
    select hub_id, null, since, n from waiting w where not exists (select 1 from hub h where h.hub_id = w.hub_id)),
  seen as (
    select e.*, coalesce(p.pauses, '[]') as pauses
    from every e cross join lateral (
      select jsonb_agg(jsonb_build_object('cause', cause, 'scope', scope, 'since', since, 'reason', jsonb_build_object('code', reason_code, 'detail', reason_detail)) order by since) as pauses
      from sending_pause s where s.hub_id = e.hub_id and s.ended_at is null and not s.sandbox) p)
  select hub_id as "hubId", settings, created_at as "createdAt", waiting as "waitingEvents", pauses from seen`;

/** By the operator alone: across hubs, as the owning role. Newest first; some thousands of hubs are a sort of a millisecond. */
export async function listHubs(database: Database, { problem, limit, after }: HubsQuery): Promise<RegisteredHub[]> {
  return database.query<RegisteredHub & Record<string, unknown>>(
    `${hubs}
     where ($2::text is null or (case $2 when 'not_registered' then settings is null when 'any' then settings is null or pauses <> '[]'
         else pauses @> jsonb_build_array(jsonb_build_object('cause', $3::text)) end))
       and ($4::timestamptz is null or (created_at, hub_id) < ($4, $5))
     order by created_at desc, hub_id desc limit $6`,
    [hubNotRegistered.code, problem ?? null, problem === undefined ? null : (causes[problem] ?? null), after?.createdAt ?? null, after?.id ?? null, limit + 1],
  );
}

export async function findHub(database: Database, hubId: string): Promise<RegisteredHub | undefined> {
  const [row] = await database.query<RegisteredHub & Record<string, unknown>>(`${hubs} where hub_id = $2`, [hubNotRegistered.code, hubId]);
  return row;
}

const causes: Readonly<Record<string, string>> = { channel_broken: 'breaker', sending_held: 'staff', hub_suspended: 'operator' };
