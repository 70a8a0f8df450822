import { Clock } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { hashToken } from '../sign-in/secret-token.js';
import { findSession } from '../store/sign-in.sql.js';
import { tokenFromCookies } from './session-cookie.rules.js';

/** Who is signed in. */
export interface SignedInUser {
  readonly userId: string;
  readonly hubId: string;
  readonly name: string;
}

/** Reads the session of a request. */
@Injectable()
export class SessionReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The user behind a `Cookie` header; nothing without a session, or after its end. */
  async read(cookies: string | undefined): Promise<SignedInUser | undefined> {
    const token = tokenFromCookies(cookies);
    if (token === undefined) return undefined;
    const row = await findSession(this.database, hashToken(token), this.clock.now());
    return row && { userId: row.id, hubId: row.hub_id, name: row.name };
  }
}
