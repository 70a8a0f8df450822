import type { Database, Tx } from '@messaging/persistence';

/** Who signs in before any hub is known: these run as the owning role, and take the hub from the row. */

export interface StaffUserRow {
  readonly id: string;
  readonly hub_id: string;
  readonly name: string;
}

export interface SignInTokenRow {
  readonly user_id: string;
  readonly hub_id: string;
  readonly expires_at: Date;
  readonly used_at: Date | null;
}

/** The hub's owner, made at the first call; `isNew` tells a first start from a later one. */
export async function ensureOwner(tx: Tx, owner: { id: string; hubId: string; now: Date }): Promise<{ id: string; isNew: boolean }> {
  const [made] = await tx.query<{ id: string }>(
    `insert into staff_user (id, hub_id, name, role, created_at) values ($1, $2, 'Owner', 'owner', $3) on conflict (hub_id, role) do nothing returning id`,
    [owner.id, owner.hubId, owner.now],
  );
  if (made) return { id: made.id, isNew: true };
  const [known] = await tx.query<{ id: string }>(`select id from staff_user where hub_id = $1 and role = 'owner'`, [owner.hubId]);
  if (!known) throw new Error('the owner is neither new nor known');
  return { id: known.id, isNew: false };
}

export async function insertSignInToken(tx: Tx, token: { hash: Buffer; hubId: string; userId: string; now: Date; expiresAt: Date }): Promise<void> {
  await tx.query('delete from sign_in_token where expires_at < $1', [token.now]);
  await tx.query('insert into sign_in_token (token_hash, hub_id, user_id, created_at, expires_at) values ($1, $2, $3, $4, $5)', [
    token.hash, token.hubId, token.userId, token.now, token.expiresAt,
  ]);
}

/** Locks the token, so that of two browsers with the same link one gets in. */
export async function lockSignInToken(tx: Tx, hash: Buffer): Promise<SignInTokenRow | undefined> {
  const [row] = await tx.query<{ user_id: string; hub_id: string; expires_at: Date; used_at: Date | null }>(
    'select user_id, hub_id, expires_at, used_at from sign_in_token where token_hash = $1 for update',
    [hash],
  );
  return row;
}

export async function useSignInToken(tx: Tx, hash: Buffer, now: Date): Promise<void> {
  await tx.query('update sign_in_token set used_at = $2 where token_hash = $1', [hash, now]);
}

/** Stores a session and sweeps those that ended; there are never many. */
export async function insertSession(tx: Tx, session: { hash: Buffer; hubId: string; userId: string; now: Date; expiresAt: Date }): Promise<StaffUserRow> {
  await tx.query('delete from session where expires_at < $1', [session.now]);
  const [user] = await tx.query<{ id: string; hub_id: string; name: string }>(
    `with made as (insert into session (token_hash, hub_id, user_id, created_at, expires_at) values ($1, $2, $3, $4, $5) returning user_id)
     select u.id, u.hub_id, u.name from made join staff_user u on u.id = made.user_id`,
    [session.hash, session.hubId, session.userId, session.now, session.expiresAt],
  );
  if (!user) throw new Error('the session has no user');
  return user;
}

/** Whose session this is, if it has not ended. One look-up by primary key per request with a cookie. */
export async function findSession(database: Database, hash: Buffer, now: Date): Promise<StaffUserRow | undefined> {
  const [user] = await database.query<{ id: string; hub_id: string; name: string }>(
    'select u.id, u.hub_id, u.name from session s join staff_user u on u.id = s.user_id where s.token_hash = $1 and s.expires_at > $2',
    [hash, now],
  );
  return user;
}

export async function deleteSession(database: Database, hash: Buffer): Promise<void> {
  await database.query('delete from session where token_hash = $1', [hash]);
}
