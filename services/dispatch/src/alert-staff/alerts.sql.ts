import type { Channel } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** An outage of which staff were not told yet. */
export interface UntoldOutage {
  readonly id: string;
  readonly hubId: string;
  readonly channel: Channel;
  readonly provider: string;
  readonly reasonCode: string;
  readonly reasonDetail: string;
  readonly since: Date;
}

/**
 * Locks one outage to tell of; another process takes the next. A refused account is told of at once, one that merely
 * fails after its first probe failed too. `except` are those that could not be told of a moment ago.
 */
export async function lockUntoldOutage(tx: Tx, except: readonly string[]): Promise<UntoldOutage | undefined> {
  const [row] = await tx.query<UntoldOutage>(
    `select id, hub_id as "hubId", scope as channel, coalesce(provider, '') as provider, reason_code as "reasonCode", reason_detail as "reasonDetail", since
     from sending_pause
     where cause = 'breaker' and ended_at is null and alerted_at is null and not sandbox and id <> all($1::uuid[])
       and (reason_code = 'PROVIDER.ACCOUNT' or failures > 1)
     order by since limit 1 for update skip locked`,
    [except],
  );
  return row;
}

/** `route` is how they were told. */
export async function noteAlert(tx: Tx, id: string, route: string): Promise<void> {
  await tx.query('update sending_pause set alerted_at = clock_timestamp(), alert_route = $2 where id = $1', [id, route]);
}

export async function isPaused(tx: Tx, hubId: string, channel: Channel): Promise<boolean> {
  return (await tx.query(`select 1 from sending_pause where hub_id = $1 and scope in ('all', $2) and ended_at is null limit 1`, [hubId, channel])).length > 0;
}
