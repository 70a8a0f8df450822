import type { StaffUser } from '@messaging/contracts';
import type { StaffRow } from '../store/staff.sql.js';

/** A hub without an owner could never be administered again. An invited owner may never come: only active ones count. */
export const keepsAnOwner = (people: readonly Pick<StaffRow, 'role' | 'email' | 'has_password'>[]): boolean =>
  people.some(({ role, email, has_password }) => role === 'owner' && (has_password || email === null));

/** A person as staff see them. The first owner has no address and no password until they choose them. */
export const staffView = (row: StaffRow): StaffUser => ({
  id: row.id,
  name: row.name,
  ...(row.email === null ? {} : { email: row.email }),
  role: row.role,
  status: row.has_password || row.last_sign_in_at !== null ? 'active' : 'invited',
  ...(row.last_sign_in_at === null ? {} : { lastSignInAt: row.last_sign_in_at.toISOString() }),
  createdAt: row.created_at.toISOString(),
});
