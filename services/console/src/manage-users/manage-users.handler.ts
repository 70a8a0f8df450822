import type { ChangeUser, Invitation, InviteUser, StaffUser } from '@messaging/contracts';
import { Clock, newId, ok, refuse, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../console-settings.js';
import { hashToken, newSecretToken } from '../sign-in/secret-token.js';
import { INVITATION_MS } from '../sign-in/sign-in.rules.js';
import { insertSignInToken } from '../store/sign-in.sql.js';
import { deleteLinksOf, deleteStaff, insertStaff, listStaff, lockStaff, updateStaff } from '../store/staff.sql.js';
import { keepsAnOwner, staffView } from './manage-users.rules.js';

const unknown = refuse({ kind: 'not_found', code: 'USER.NOT_FOUND', detail: 'There is no such person.' });
const lastOwner = refuse({ kind: 'conflict', code: 'USER.LAST_OWNER', detail: 'At least one owner must remain: make another person owner first.' });

/** Who may sign in to a hub's console. */
@Injectable()
export class ManageUsers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings,
  ) {}

  async list(hubId: string): Promise<StaffUser[]> {
    const rows = await this.database.inHub(hubId, (tx) => listStaff(tx, hubId));
    return rows.map(staffView);
  }

  async invite(hubId: string, { name, email, role }: InviteUser): Promise<Result<Invitation>> {
    return this.database.transaction(async (tx) => {
      const id = newId();
      // Across hubs on purpose: one address is one person, or nobody could tell where they sign in.
      if (!(await insertStaff(tx, { id, hubId, name, email, role, now: this.clock.now() }))) {
        return refuse({ kind: 'conflict', code: 'USER.EMAIL_TAKEN', detail: 'Somebody already signs in with this address.', errors: [{ pointer: '/email', code: 'USER.EMAIL_TAKEN', detail: 'is taken' }] });
      }
      return this.newLink(tx, hubId, id);
    });
  }

  inviteAgain(hubId: string, id: string): Promise<Result<Invitation>> {
    return this.database.transaction(async (tx) => {
      await deleteLinksOf(tx, hubId, id);
      return this.newLink(tx, hubId, id);
    });
  }

  change(hubId: string, id: string, { name, role }: ChangeUser): Promise<Result<StaffUser>> {
    return this.database.inHub(hubId, async (tx) => {
      const all = await lockStaff(tx, hubId);
      const known = all.find((row) => row.id === id);
      if (!known) return unknown;
      const changed = { ...known, name: name ?? known.name, role: role ?? known.role };
      if (!keepsAnOwner(all.map((row) => (row.id === id ? changed : row)))) return lastOwner;
      await updateStaff(tx, { hubId, id, name: changed.name, role: changed.role });
      return ok(staffView(changed));
    });
  }

  remove(hubId: string, id: string): Promise<Result<void>> {
    return this.database.inHub(hubId, async (tx) => {
      const all = await lockStaff(tx, hubId);
      if (!all.some((row) => row.id === id)) return unknown;
      if (!keepsAnOwner(all.filter((row) => row.id !== id))) return lastOwner;
      await deleteStaff(tx, hubId, id);
      return ok(undefined);
    });
  }

  private async newLink(tx: Tx, hubId: string, userId: string): Promise<Result<Invitation>> {
    const row = (await lockStaff(tx, hubId)).find(({ id }) => id === userId);
    if (!row) return unknown;
    const now = this.clock.now();
    const token = newSecretToken();
    const expiresAt = new Date(now.getTime() + INVITATION_MS);
    await insertSignInToken(tx, { hash: hashToken(token), hubId, userId, now, expiresAt });
    return ok({ user: staffView(row), link: `${this.settings.publicUrl.replace(/\/$/, '')}/sign-in#token=${token}`, expiresAt: expiresAt.toISOString() });
  }
}
