import type { AutomationChanged, ExecutionChanged, Trigger } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** The newest of each automation; older news are left out. */
export async function saveAutomations(tx: Tx, changes: readonly { hubId: string; time: Date; data: AutomationChanged }[]): Promise<void> {
  for (const { hubId, time, data } of changes) {
    await tx.query(
      `insert into automation_state as known (automation_id, hub_id, name, trigger, is_active, is_deleted, at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (automation_id) do update set name = excluded.name, trigger = excluded.trigger, is_active = excluded.is_active,
         is_deleted = excluded.is_deleted, at = excluded.at where known.at is null or known.at <= excluded.at`,
      [data.automationId, hubId, data.name, data.trigger, data.isActive, data.isDeleted, time],
    );
  }
}

type Execution = Pick<ExecutionChanged, 'executionId' | 'automationId'> & { readonly hubId: string };

/** Executions that wait from now on, and those that do not any more; what is known already changes nothing. */
export async function movePending(tx: Tx, { begun, ended }: { begun: readonly Execution[]; ended: readonly Execution[] }): Promise<void> {
  await tx.query(
    `with gone as (delete from pending_execution where execution_id = any($1::uuid[]) returning automation_id),
     come as (
       insert into pending_execution (execution_id, hub_id, automation_id)
       select * from unnest($2::uuid[], $3::text[], $4::uuid[]) as r (e, h, a) on conflict do nothing returning hub_id, automation_id),
     change as (
       select automation_id, sum(by)::int as by, max(hub_id) as hub_id from (
         select automation_id, -1 as by, null as hub_id from gone union all select automation_id, 1, hub_id from come) c group by automation_id)
     insert into automation_state as known (automation_id, hub_id, pending) select automation_id, coalesce(hub_id, ''), by from change order by automation_id
     on conflict (automation_id) do update set pending = known.pending + excluded.pending`,
    [ended.map((e) => e.executionId), begun.map((e) => e.executionId), begun.map((e) => e.hubId), begun.map((e) => e.automationId)],
  );
}

export interface AutomationInFlight {
  readonly id: string;
  readonly name: string;
  readonly trigger: Trigger;
  readonly isActive: boolean;
  readonly pending: number;
}

/** Automations that have something waiting, most first. */
export async function automationsInFlight(tx: Tx, hubId: string): Promise<AutomationInFlight[]> {
  return tx.query<AutomationInFlight>(
    `select automation_id as id, name, trigger, is_active as "isActive", pending from automation_state
     where hub_id = $1 and pending > 0 and name is not null and not is_deleted order by pending desc, automation_id limit 100`,
    [hubId],
  );
}
