import type { Channel, Trigger } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { Automation } from '../define-automation/automation.js';

/** A row as PostgreSQL gives it. */
export interface AutomationRow {
  id: string;
  hub_id: string;
  name: string;
  trigger: Trigger;
  trigger_config: Automation['triggerConfig'];
  channel: Channel | null;
  channels: Channel[];
  template_id: string;
  timing: Automation['timing'];
  conditions: Automation['conditions'] | null;
  re_entry: Automation['reEntry'];
  late: string | null;
  is_active: boolean;
  is_system: boolean;
  last_enabled_at: Date | null;
  backlog: Automation['backlog'] | null;
  moved_up_to: string | null;
  sent_count: number;
  created_at: Date;
  updated_at: Date;
}

const automationOf = (row: AutomationRow): Automation => ({
  id: row.id, hubId: row.hub_id, name: row.name, trigger: row.trigger, triggerConfig: row.trigger_config, channel: row.channel ?? undefined,
  channels: row.channels, templateId: row.template_id, timing: row.timing, conditions: row.conditions ?? undefined, reEntry: row.re_entry,
  late: row.late ?? undefined, isActive: row.is_active, isSystem: row.is_system, lastEnabledAt: row.last_enabled_at ?? undefined,
  backlog: row.backlog ?? undefined, movedUpTo: row.moved_up_to ?? undefined, sentCount: Number(row.sent_count), createdAt: row.created_at, updatedAt: row.updated_at,
});

/** Any number in one statement; one that is there already stays as it was. Returns the ids that were new. */
export async function insertAutomations(tx: Tx, automations: readonly Automation[]): Promise<ReadonlySet<string>> {
  if (automations.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(
    `insert into automation (id, hub_id, name, trigger, trigger_config, channel, channels, template_id, timing, conditions, re_entry, late,
       is_active, is_system, last_enabled_at, created_at, updated_at)
     select r.id, r.hub_id, r.name, r.trigger, r.trigger_config, r.channel, r.channels, r.template_id, r.timing, r.conditions, r.re_entry, r.late,
       r.is_active, r.is_system, r.last_enabled_at, r.created_at, r.created_at
     from jsonb_to_recordset($1::jsonb) as r (id uuid, hub_id text, name text, trigger text, trigger_config jsonb, channel text, channels jsonb,
       template_id uuid, timing jsonb, conditions jsonb, re_entry jsonb, late text, is_active boolean, is_system boolean,
       last_enabled_at timestamptz, created_at timestamptz)
     on conflict do nothing returning id`,
    [JSON.stringify(automations.map(rowOf))],
  );
  return new Set(rows.map((row) => row.id));
}

const rowOf = (automation: Automation) => ({
  id: automation.id, hub_id: automation.hubId, name: automation.name, trigger: automation.trigger, trigger_config: automation.triggerConfig,
  channel: automation.channel, channels: automation.channels, template_id: automation.templateId, timing: automation.timing,
  conditions: automation.conditions, re_entry: automation.reEntry, late: automation.late, is_active: automation.isActive,
  is_system: automation.isSystem, last_enabled_at: automation.lastEnabledAt, created_at: automation.createdAt,
});

/** Writes what a change may touch. The caller has locked the row. */
export async function updateAutomation(tx: Tx, automation: Automation): Promise<void> {
  await tx.query(
    `update automation set name = $3, trigger_config = $4::jsonb, channel = $5, channels = $6::jsonb, template_id = $7, timing = $8::jsonb,
       conditions = $9::jsonb, re_entry = $10::jsonb, late = $11, is_active = $12, last_enabled_at = $13, updated_at = $14,
       backlog = $15::jsonb, moved_up_to = $16
     where hub_id = $1 and id = $2`,
    [
      automation.hubId, automation.id, automation.name, JSON.stringify(automation.triggerConfig), automation.channel ?? null,
      JSON.stringify(automation.channels), automation.templateId, JSON.stringify(automation.timing),
      automation.conditions ? JSON.stringify(automation.conditions) : null, JSON.stringify(automation.reEntry), automation.late ?? null,
      automation.isActive, automation.lastEnabledAt ?? null, automation.updatedAt,
      automation.backlog ? JSON.stringify(automation.backlog) : null, automation.movedUpTo ?? null,
    ],
  );
}

/** One automation of a hub, locked until the transaction ends. */
export async function lockAutomation(tx: Tx, hubId: string, id: string): Promise<Automation | undefined> {
  const [row] = await tx.query<AutomationRow>('select * from automation where hub_id = $1 and id = $2 for update', [hubId, id]);
  return row && automationOf(row);
}

/** One of those that have people to write to who were there already, locked; those in another process's hands are passed over. */
export async function lockBacklog(tx: Tx, but: readonly string[]): Promise<Automation | undefined> {
  const [row] = await tx.query<AutomationRow>('select * from automation where backlog is not null and id <> all($1::uuid[]) order by id limit 1 for update skip locked', [but]);
  return row && automationOf(row);
}

export async function saveBacklog(tx: Tx, { hubId, id, backlog }: Pick<Automation, 'hubId' | 'id' | 'backlog'>): Promise<void> {
  await tx.query('update automation set backlog = $3::jsonb where hub_id = $1 and id = $2', [hubId, id, backlog ? JSON.stringify(backlog) : null]);
}

/** One of those whose pending executions follow a changed timing; not locked: its executions are, before it. */
export async function findMoving(tx: Tx, but: readonly string[]): Promise<Automation | undefined> {
  const [row] = await tx.query<AutomationRow>('select * from automation where moved_up_to is not null and id <> all($1::uuid[]) order by id limit 1', [but]);
  return row && automationOf(row);
}

/**
 * Whatever is pending follows the hub's clock anew, from the first. The mark lies below all ids and is another one for
 * each revision of the settings, so that who is under way with the clock before notices.
 */
export async function moveAgain(tx: Tx, { hubId, settingsRevision, but }: { hubId: string; settingsRevision: number; but: readonly Trigger[] }): Promise<void> {
  const mark = `00000000-0000-0000-0000-${settingsRevision.toString(16).padStart(12, '0')}`;
  await tx.query('update automation set moved_up_to = $2 where hub_id = $1 and trigger <> all($3::text[])', [hubId, mark, but]);
}

/** Says how far they have come, unless the timing was changed once more or another process is ahead. */
export async function saveMoved(tx: Tx, { hubId, id, timing, movedUpTo }: Automation, next: string | undefined): Promise<void> {
  await tx.query('update automation set moved_up_to = $5 where hub_id = $1 and id = $2 and timing = $3::jsonb and moved_up_to = $4', [hubId, id, JSON.stringify(timing), movedUpTo, next ?? null]);
}

export async function findAutomation(tx: Tx, hubId: string, id: string): Promise<Automation | undefined> {
  const [row] = await tx.query<AutomationRow>('select * from automation where hub_id = $1 and id = $2', [hubId, id]);
  return row && automationOf(row);
}

export async function deleteAutomation(tx: Tx, hubId: string, id: string): Promise<void> {
  await tx.query('delete from automation where hub_id = $1 and id = $2', [hubId, id]);
}

/** Newest first; the place is the last row of the page before. */
export async function listAutomations(tx: Tx, hubId: string, page: { limit: number; after: { createdAt: Date; id: string } | undefined }): Promise<Automation[]> {
  const rows = await tx.query<AutomationRow>(
    `select * from automation where hub_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
     order by created_at desc, id desc limit $4`,
    [hubId, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
  );
  return rows.map(automationOf);
}

/** The automations that the events of a batch are for, switched off or not, in one statement. */
export async function automationsOfTriggers(tx: Tx, hubIds: readonly string[], triggers: readonly Trigger[]): Promise<Automation[]> {
  if (triggers.length === 0) return [];
  const rows = await tx.query<AutomationRow>(
    'select * from automation where hub_id = any($1::text[]) and trigger = any($2::text[]) order by created_at, id',
    [hubIds, triggers],
  );
  return rows.map(automationOf);
}

/** Those of a hub that are switched on. */
export async function activeAutomationsOfHub(tx: Tx, hubId: string): Promise<Automation[]> {
  const rows = await tx.query<AutomationRow>('select * from automation where hub_id = $1 and is_active order by created_at, id', [hubId]);
  return rows.map(automationOf);
}

/** Those of all hubs that are switched on, of some triggers. */
export async function activeAutomationsOf(tx: Tx, triggers: readonly Trigger[]): Promise<Automation[]> {
  const rows = await tx.query<AutomationRow>('select * from automation where is_active and trigger = any($1::text[]) order by hub_id, created_at, id', [triggers]);
  return rows.map(automationOf);
}

export async function automationsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Automation>> {
  const rows = await tx.query<AutomationRow>('select * from automation where id = any($1::uuid[])', [ids]);
  return new Map(rows.map((row) => [row.id, automationOf(row)]));
}

/** Moves the counters of sent executions, a whole batch at once, in the order of ids so that two batches cannot lock crosswise. */
export async function addToSentCounts(tx: Tx, changes: ReadonlyMap<string, number>): Promise<void> {
  const moved = [...changes].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  if (moved.length === 0) return;
  await tx.query(
    `with c as materialized (select a.id, r.by from unnest($1::uuid[], $2::int[]) as r (id, by) join automation a on a.id = r.id order by a.id for update of a)
     update automation a set sent_count = a.sent_count + c.by from c where a.id = c.id`,
    [moved.map(([id]) => id), moved.map(([, by]) => by)],
  );
}
