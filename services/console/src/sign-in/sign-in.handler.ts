import type { SignedIn } from '@messaging/contracts';
import { Clock, ok, refuse, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { findByEmail, insertSession, lockSignInToken, useSignInToken } from '../store/sign-in.sql.js';
import { GuessLimit } from '../verify-password/guess-limit.js';
import { isPassword } from '../verify-password/password-hash.js';
import { hashToken, newSecretToken } from './secret-token.js';
import { judgeToken, SESSION_MS } from './sign-in.rules.js';

/** A session as it begins: the cookie's value, and what the browser is told. */
export interface NewSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly view: SignedIn;
}

/** Exchanges a link, or a name and a password, for a session. */
@Injectable()
export class SignInHandler {
  private readonly guesses = new GuessLimit();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async byLink(linkToken: string): Promise<Result<NewSession>> {
    const now = this.clock.now();
    const linkHash = hashToken(linkToken);
    return this.database.transaction(async (tx) => {
      const row = await lockSignInToken(tx, linkHash);
      const judged = judgeToken(row && { expiresAt: row.expires_at, usedAt: row.used_at ?? undefined }, now);
      if (!judged.ok || !row) return judged as Result<never>;
      await useSignInToken(tx, linkHash, now);
      return ok(await this.open(tx, { hubId: row.hub_id, userId: row.user_id, isByLink: true }));
    });
  }

  async byPassword(username: string, password: string): Promise<Result<NewSession>> {
    const email = username.trim().toLowerCase();
    this.guesses.count(email);
    const person = await findByEmail(this.database, email);
    const isRight = await isPassword(password, person?.password_hash ?? undefined);
    // One answer for an unknown person and a wrong password: who works here is nobody's business.
    if (!person || !isRight) return refuse({ kind: 'unauthenticated', code: 'SIGN_IN.WRONG', detail: 'Name or password is wrong.' });
    this.guesses.forgive(email);
    return ok(await this.database.transaction((tx) => this.open(tx, { hubId: person.hub_id, userId: person.id, isByLink: false })));
  }

  private async open(tx: Tx, session: { hubId: string; userId: string; isByLink: boolean }): Promise<NewSession> {
    const now = this.clock.now();
    const token = newSecretToken();
    const expiresAt = new Date(now.getTime() + SESSION_MS);
    const { name } = await insertSession(tx, { ...session, hash: hashToken(token), now, expiresAt });
    return { token, expiresAt, view: { name, hubId: session.hubId, expiresAt: expiresAt.toISOString() } };
  }
}
