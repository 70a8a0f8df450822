import { replayParkedOfHubs } from '@messaging/eventing';
import type { Database, Tx } from '@messaging/persistence';

/** HUBS: whether a hub that was never met before comes to be by itself, or waits for the operator. */
export type HubsPolicy = 'open' | 'registered';

/** Why a hub's events wait, and its requests are refused. */
export const hubNotRegistered = {
  code: 'HUB.NOT_REGISTERED',
  detail: 'The operator has not registered this business yet. Its events are kept until then.',
} as const;

const nobody: ReadonlySet<string> = new Set();

/** Decides, in the services that follow the ERP's events, whose events wait for the operator. Every such schema has a table `hub`. */
export class HubAdmission {
  constructor(readonly policy: HubsPolicy) {}

  /**
   * Those of these hubs that are not registered. Call it in the transaction that parks their events: whoever registers
   * one of them meanwhile waits for it, and so finds what was parked.
   */
  async unregistered(tx: Tx, hubIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (this.policy === 'open') return nobody;
    const missing = await missingHubs(tx, [...new Set(hubIds)]);
    if (missing.length === 0) return nobody;
    await tx.query('select pg_advisory_xact_lock_shared(hashtextextended(h, 0)) from (select h from unnest($1::text[]) h order by h) as sorted', [missing.map(lockName)]);
    return new Set(await missingHubs(tx, missing));
  }

  /** Call it before hubs are made: what waited for them is tried again when this transaction commits. */
  async admit(tx: Tx, hubIds: readonly string[]): Promise<void> {
    if (this.policy === 'open' || hubIds.length === 0) return;
    await tx.query('select pg_advisory_xact_lock(hashtextextended(h, 0)) from (select h from unnest($1::text[]) h order by h) as sorted', [hubIds.map(lockName)]);
    await replayParkedOfHubs(tx, hubIds, hubNotRegistered.code);
  }
}

/** True when the hub exists in this service. */
export async function isHubHere(database: Database, hubId: string): Promise<boolean> {
  return (await database.query('select 1 from hub where hub_id = $1', [hubId])).length > 0;
}

const lockName = (hubId: string): string => `hub ${hubId}`;

async function missingHubs(tx: Tx, hubIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ hubId: string }>('select h as "hubId" from unnest($1::text[]) h where not exists (select 1 from hub where hub_id = h) order by h', [hubIds]);
  return rows.map(({ hubId }) => hubId);
}
