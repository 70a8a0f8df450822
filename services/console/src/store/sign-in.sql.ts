import type { StaffRole } from '@messaging/contracts';
import type { Database, Tx } from '@messaging/persistence';

/** Who signs in before any hub is known: these run as the owning role, and take the hub from the row. */

export interface SignInTokenRow {
  readonly user_id: string;
  readonly hub_id: string;
  readonly expires_at: Date;
  readonly used_at: Date | null;
}

/** A person as sign-in needs them. */
export interface SigningInRow {
  readonly id: string;
  readonly hub_id: string;
  readonly name: string;
  readonly password_hash: string | null;
}

/** The hub's first owner, made at the first call; `isNew` tells a first start from a later one. */
export async function ensureOwner(tx: Tx, owner: { id: string; hubId: string; now: Date }): Promise<{ id: string; isNew: boolean }> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`console.owner|${owner.hubId}`]);
  const [known] = await tx.query<{ id: string }>(`select id from staff_user where hub_id = $1 and role = 'owner' order by created_at, id limit 1`, [owner.hubId]);
  if (known) return { id: known.id, isNew: false };
  await tx.query(`insert into staff_user (id, hub_id, name, role, created_at) values ($1, $2, 'Owner', 'owner', $3)`, [owner.id, owner.hubId, owner.now]);
  return { id: owner.id, isNew: true };
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

export async function findByEmail(database: Database, email: string): Promise<SigningInRow | undefined> {
  const [row] = await database.query<{ id: string; hub_id: string; name: string; password_hash: string | null }>(
    'select id, hub_id, name, password_hash from staff_user where email = $1',
    [email],
  );
  return row;
}

/** Stores a session of a person, and sweeps those that ended; there are never many. */
export async function insertSession(
  tx: Tx,
  session: { hash: Buffer; hubId: string; userId: string; isByLink: boolean; now: Date; expiresAt: Date },
): Promise<{ readonly name: string }> {
  await tx.query('delete from session where expires_at < $1', [session.now]);
  const [user] = await tx.query<{ name: string }>(
    `with made as (insert into session (token_hash, hub_id, user_id, is_by_link, created_at, expires_at) values ($1, $2, $3, $4, $5, $6))
     update staff_user set last_sign_in_at = $5 where id = $3 returning name`,
    [session.hash, session.hubId, session.userId, session.isByLink, session.now, session.expiresAt],
  );
  if (!user) throw new Error('the session has no user');
  return user;
}

/** Stores a session that the ERP's token opened. */
export async function insertHandedOver(
  tx: Tx,
  session: { hash: Buffer; hubId: string; subject: string; name: string; permissions: readonly string[]; bearer: string; now: Date; expiresAt: Date },
): Promise<void> {
  await tx.query('delete from session where expires_at < $1', [session.now]);
  await tx.query(
    'insert into session (token_hash, hub_id, subject, name, permissions, bearer, is_by_link, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, false, $7, $8)',
    [session.hash, session.hubId, session.subject, session.name, session.permissions, session.bearer, session.now, session.expiresAt],
  );
}

export interface SessionRow {
  readonly hub_id: string;
  readonly user_id: string | null;
  readonly subject: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly role: StaffRole | null;
  readonly has_password: boolean;
  readonly permissions: readonly string[] | null;
  readonly bearer: string | null;
  readonly is_by_link: boolean;
  readonly expires_at: Date;
}

/** Whose session this is, if it has not ended. One look-up by primary key per request with a cookie; a role that changed counts at once. */
export async function findSession(database: Database, hash: Buffer, now: Date): Promise<SessionRow | undefined> {
  const [row] = await database.query<SessionRow & Record<string, unknown>>(
    `select s.hub_id, s.user_id, s.subject, coalesce(u.name, s.name, '') as name, u.email, u.role, u.password_hash is not null as has_password,
            s.permissions, s.bearer, s.is_by_link, s.expires_at
     from session s left join staff_user u on u.id = s.user_id
     where s.token_hash = $1 and s.expires_at > $2 and (s.user_id is null or u.id is not null)`,
    [hash, now],
  );
  return row;
}

export async function deleteSession(database: Database, hash: Buffer): Promise<void> {
  await database.query('delete from session where token_hash = $1', [hash]);
}
