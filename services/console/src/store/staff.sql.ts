import type { StaffRole } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** One row of `staff_user`, without the password. */
export interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: StaffRole;
  readonly has_password: boolean;
  readonly last_sign_in_at: Date | null;
  readonly created_at: Date;
}

const columns = 'id, name, email, role, password_hash is not null as has_password, last_sign_in_at, created_at';
type Row = StaffRow & Record<string, unknown>;

export const listStaff = (tx: Tx, hubId: string): Promise<readonly StaffRow[]> =>
  tx.query<Row>(`select ${columns} from staff_user where hub_id = $1 order by created_at, id limit 500`, [hubId]);

/** All of the hub, locked: whether the last owner goes is decided over every row. */
export const lockStaff = (tx: Tx, hubId: string): Promise<readonly StaffRow[]> =>
  tx.query<Row>(`select ${columns} from staff_user where hub_id = $1 order by created_at, id for update`, [hubId]);

/** False when the address is somebody's already. */
export async function insertStaff(tx: Tx, user: { id: string; hubId: string; name: string; email: string; role: StaffRole; now: Date }): Promise<boolean> {
  const made = await tx.query(
    'insert into staff_user (id, hub_id, name, email, role, created_at) values ($1, $2, $3, $4, $5, $6) on conflict (email) do nothing returning id',
    [user.id, user.hubId, user.name, user.email, user.role, user.now],
  );
  return made.length === 1;
}

export async function updateStaff(tx: Tx, user: { id: string; hubId: string; name: string; role: StaffRole }): Promise<void> {
  await tx.query('update staff_user set name = $3, role = $4 where id = $1 and hub_id = $2', [user.id, user.hubId, user.name, user.role]);
}

/** The person, their sessions and their links. */
export async function deleteStaff(tx: Tx, hubId: string, id: string): Promise<void> {
  await tx.query('delete from session where user_id = $1 and hub_id = $2', [id, hubId]);
  await tx.query('delete from sign_in_token where user_id = $1 and hub_id = $2', [id, hubId]);
  await tx.query('delete from staff_user where id = $1 and hub_id = $2', [id, hubId]);
}

export async function deleteLinksOf(tx: Tx, hubId: string, userId: string): Promise<void> {
  await tx.query('delete from sign_in_token where user_id = $1 and hub_id = $2 and used_at is null', [userId, hubId]);
}

export async function findPasswordHash(tx: Tx, hubId: string, userId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ password_hash: string | null }>('select password_hash from staff_user where id = $1 and hub_id = $2 for update', [userId, hubId]);
  return row?.password_hash ?? undefined;
}

/** False when the address is somebody else's. */
export async function savePassword(tx: Tx, user: { id: string; hubId: string; email: string; name: string | undefined; hash: string }): Promise<boolean> {
  const [taken] = await tx.query<{ id: string }>('select id from staff_user where email = $1 and id <> $2', [user.email, user.id]);
  if (taken) return false;
  await tx.query('update staff_user set email = $3, name = coalesce($4, name), password_hash = $5 where id = $1 and hub_id = $2', [
    user.id, user.hubId, user.email, user.name ?? null, user.hash,
  ]);
  return true;
}

/** Ends every other session of the person: whoever knew the old password is out. */
export async function keepOnlySession(tx: Tx, session: { hubId: string; userId: string; hash: Buffer }): Promise<void> {
  await tx.query('delete from session where user_id = $1 and hub_id = $2 and token_hash <> $3', [session.userId, session.hubId, session.hash]);
  await tx.query('update session set is_by_link = false where token_hash = $1 and hub_id = $2', [session.hash, session.hubId]);
}
