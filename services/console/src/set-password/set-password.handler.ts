import type { SetPassword } from '@messaging/contracts';
import { ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import type { OpenSession } from '../authenticate-session/session-reader.js';
import { findPasswordHash, keepOnlySession, savePassword } from '../store/staff.sql.js';
import { GuessLimit } from '../verify-password/guess-limit.js';
import { hashPassword, isPassword } from '../verify-password/password-hash.js';

/** Lets a person choose the name and password to sign in with. */
@Injectable()
export class SetPasswordHandler {
  private readonly guesses = new GuessLimit();

  constructor(private readonly database: Database) {}

  async set(session: OpenSession, { username, name, password, current }: SetPassword): Promise<Result<void>> {
    const { subject: userId, hubId } = session;
    if (!session.needsPassword) this.guesses.count(userId);
    const hash = await hashPassword(password);
    return this.database.transaction(async (tx) => {
      const kept = await findPasswordHash(tx, hubId, userId);
      if (!session.needsPassword && !(await isPassword(current ?? '', kept))) {
        return refuse({ kind: 'rule', code: 'PASSWORD.WRONG', detail: 'The current password is wrong.', errors: [{ pointer: '/current', code: 'PASSWORD.WRONG', detail: 'is not the current password' }] });
      }
      if (!(await savePassword(tx, { id: userId, hubId, email: username, name, hash }))) return refuse(taken('/username'));
      await keepOnlySession(tx, { hubId, userId, hash: session.tokenHash });
      this.guesses.forgive(userId);
      return ok(undefined);
    });
  }
}

const taken = (pointer: string) => ({
  kind: 'conflict' as const,
  code: 'USER.EMAIL_TAKEN',
  detail: 'Somebody else already signs in with this address.',
  errors: [{ pointer, code: 'USER.EMAIL_TAKEN', detail: 'is somebody else’s' }],
});
