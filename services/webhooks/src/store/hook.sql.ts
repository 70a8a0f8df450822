import type { HookEventType } from '@messaging/contracts';
import type { Database, Tx } from '@messaging/persistence';
import type { Hook } from '../manage-hooks/hook.js';

interface HookRow {
  id: string;
  hub_id: string;
  url: string;
  events: HookEventType[];
  description: string | null;
  is_active: boolean;
  secret: string;
  secret_hint: string;
  reason_code: string | null;
  reason_detail: string | null;
  failing_since: Date | null;
  last_success_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

const hookOf = (row: HookRow): Hook => ({
  id: row.id, hubId: row.hub_id, url: row.url, events: row.events, description: row.description ?? undefined, isActive: row.is_active, secret: row.secret,
  secretHint: row.secret_hint, reason: row.reason_code === null ? undefined : { code: row.reason_code, detail: row.reason_detail ?? '' },
  failingSince: row.failing_since ?? undefined, lastSuccessAt: row.last_success_at ?? undefined, createdAt: row.created_at, updatedAt: row.updated_at,
});

/** Makes it or writes it anew. */
export async function saveHook(tx: Tx, hook: Hook): Promise<void> {
  await tx.query(
    `insert into hook (id, hub_id, url, events, description, is_active, secret, secret_hint, reason_code, reason_detail, failing_since, last_success_at, created_at, updated_at)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (id) do update set url = excluded.url, events = excluded.events, description = excluded.description, is_active = excluded.is_active, secret = excluded.secret,
       secret_hint = excluded.secret_hint, reason_code = excluded.reason_code, reason_detail = excluded.reason_detail, failing_since = excluded.failing_since,
       last_success_at = excluded.last_success_at, updated_at = excluded.updated_at`,
    [
      hook.id, hook.hubId, hook.url, JSON.stringify(hook.events), hook.description ?? null, hook.isActive, hook.secret, hook.secretHint, hook.reason?.code ?? null,
      hook.reason?.detail ?? null, hook.failingSince ?? null, hook.lastSuccessAt ?? null, hook.createdAt, hook.updatedAt,
    ],
  );
}

export async function findHook(tx: Tx, { hubId, id, lock = false }: { hubId: string; id: string; lock?: boolean }): Promise<Hook | undefined> {
  const [row] = await tx.query<HookRow>(`select * from hook where hub_id = $1 and id = $2${lock ? ' for update' : ''}`, [hubId, id]);
  return row && hookOf(row);
}

/** Newest first. */
export async function listHooks(tx: Tx, hubId: string, page: { limit: number; after: { createdAt: string; id: string } | undefined }): Promise<Hook[]> {
  const rows = await tx.query<HookRow>(
    `select * from hook where hub_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid)) order by created_at desc, id desc limit $4`,
    [hubId, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
  );
  return rows.map(hookOf);
}

/** Counted behind a lock of the hub, so that two requests do not both make the last one. */
export async function countHooks(tx: Tx, hubId: string): Promise<number> {
  await tx.query('select 1 from hub where hub_id = $1 for update', [hubId]);
  const [row] = await tx.query<{ n: number }>('select count(*)::int as n from hook where hub_id = $1', [hubId]);
  return row?.n ?? 0;
}

export async function deleteHook(tx: Tx, { hubId, id }: { hubId: string; id: string }): Promise<void> {
  await tx.query('delete from hook_delivery where hub_id = $1 and hook_id = $2', [hubId, id]);
  await tx.query('delete from hook where hub_id = $1 and id = $2', [hubId, id]);
}

/** All hooks that want something, of every hub: a few per hub, read once a second at most. */
export async function activeHooks(database: Database): Promise<{ id: string; hubId: string; events: HookEventType[] }[]> {
  return database.query<{ id: string; hubId: string; events: HookEventType[] } & Record<string, unknown>>('select id, hub_id as "hubId", events from hook where is_active', []);
}
