import type { Channel } from '@messaging/contracts';
import type { Database, Tx } from '@messaging/persistence';
import type { PauseCause } from '../store/pause-tables.js';

/** An open or ended pause, as it is stored. */
export interface Pause {
  readonly id: string;
  readonly hubId: string;
  readonly scope: Channel | 'all';
  readonly cause: PauseCause;
  readonly reasonCode: string;
  readonly reasonDetail: string;
  readonly since: Date;
  readonly endedAt: Date | null;
  readonly provider: string | null;
  readonly accountId: string | null;
  readonly sandbox: boolean;
  readonly failures: number;
  readonly until: Date | null;
}

const columns = `id, hub_id as "hubId", scope, cause, reason_code as "reasonCode", reason_detail as "reasonDetail", since, ended_at as "endedAt",
  provider, account_id as "accountId", sandbox, failures, until`;

/** A pause that begins. */
export type NewPause = Pick<Pause, 'id' | 'hubId' | 'scope' | 'cause' | 'reasonCode' | 'reasonDetail' | 'since'> &
  Partial<Pick<Pause, 'provider' | 'accountId' | 'sandbox' | 'failures' | 'until'>>;

/** Everything that is stopped anywhere: a handful of rows behind a partial index, asked for four times a second. */
export async function openPauses(database: Database): Promise<Pause[]> {
  return database.query<Pause & Record<string, unknown>>(`select ${columns} from sending_pause where ended_at is null`);
}

export async function openPausesOf(tx: Tx, hubId: string): Promise<Pause[]> {
  return tx.query<Pause>(`select ${columns} from sending_pause where hub_id = $1 and ended_at is null order by since`, [hubId]);
}

/** What stopped a channel at any time in between. */
export async function pausesBetween(tx: Tx, hubId: string, within: { channel: Channel; from: Date; to: Date }): Promise<Pause[]> {
  return tx.query<Pause>(
    `select ${columns} from sending_pause
     where hub_id = $1 and scope in ('all', $2) and since < $4 and (ended_at is null or ended_at > $3) order by since limit 100`,
    [hubId, within.channel, within.from, within.to],
  );
}

/** False when one of the same cause is open already. */
export async function beginPause(tx: Tx, pause: NewPause): Promise<boolean> {
  const rows = await tx.query(
    `insert into sending_pause (id, hub_id, scope, cause, reason_code, reason_detail, since, provider, account_id, sandbox, failures, until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (hub_id, scope, cause) where ended_at is null do nothing returning id`,
    [
      pause.id, pause.hubId, pause.scope, pause.cause, pause.reasonCode, pause.reasonDetail, pause.since, pause.provider ?? null,
      pause.accountId ?? null, pause.sandbox ?? false, pause.failures ?? 0, pause.until ?? null,
    ],
  );
  return rows.length > 0;
}

/** A breaker was refused once more. */
export async function prolongPause(tx: Tx, pause: Pick<Pause, 'id' | 'failures' | 'until' | 'reasonCode' | 'reasonDetail'>): Promise<void> {
  await tx.query('update sending_pause set failures = $2, until = $3, reason_code = $4, reason_detail = $5 where id = $1 and ended_at is null', [
    pause.id, pause.failures, pause.until, pause.reasonCode, pause.reasonDetail,
  ]);
}

/** Ends what is open of a cause in these scopes; returns what was ended. */
export async function endPauses(tx: Tx, hubId: string, ending: { cause: PauseCause; scopes: readonly string[]; at: Date }): Promise<Pause[]> {
  return tx.query<Pause>(
    `update sending_pause set ended_at = $4 where hub_id = $1 and cause = $2 and scope = any($3::text[]) and ended_at is null returning ${columns}`,
    [hubId, ending.cause, ending.scopes, ending.at],
  );
}
