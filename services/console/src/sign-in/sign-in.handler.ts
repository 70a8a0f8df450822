import type { SignedIn } from '@messaging/contracts';
import { Clock, ok, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { insertSession, lockSignInToken, useSignInToken } from '../store/sign-in.sql.js';
import { hashToken, newSecretToken } from './secret-token.js';
import { judgeToken, SESSION_MS } from './sign-in.rules.js';

/** A session as it begins: the cookie's value, and what the browser is told. */
export interface NewSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly view: SignedIn;
}

/** Exchanges a printed link for a session. */
@Injectable()
export class SignInHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async signIn(linkToken: string): Promise<Result<NewSession>> {
    const now = this.clock.now();
    const linkHash = hashToken(linkToken);
    return this.database.transaction(async (tx) => {
      const row = await lockSignInToken(tx, linkHash);
      const judged = judgeToken(row && { expiresAt: row.expires_at, usedAt: row.used_at ?? undefined }, now);
      if (!judged.ok || !row) return judged as Result<never>;
      await useSignInToken(tx, linkHash, now);
      const token = newSecretToken();
      const expiresAt = new Date(now.getTime() + SESSION_MS);
      const user = await insertSession(tx, { hash: hashToken(token), hubId: row.hub_id, userId: row.user_id, now, expiresAt });
      return ok({ token, expiresAt, view: { name: user.name, hubId: user.hub_id, expiresAt: expiresAt.toISOString() } });
    });
  }
}
