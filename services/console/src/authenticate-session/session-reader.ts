import { permissions as allPermissions, type Permission, type StaffRole } from '@messaging/contracts';
import { Clock } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../console-settings.js';
import { sealedPlace } from '../hand-over-session/sealed-bearer.rules.js';
import { hashToken } from '../sign-in/secret-token.js';
import { findSession, type SessionRow } from '../store/sign-in.sql.js';
import { permissionsOf } from './role.rules.js';
import { tokenFromCookies } from './session-cookie.rules.js';

/** A session as a request carries it. */
export interface OpenSession {
  readonly tokenHash: Buffer;
  readonly hubId: string;
  readonly subject: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly role: StaffRole | undefined;
  readonly permissions: readonly Permission[];
  readonly needsPassword: boolean;
  readonly isFrame: boolean;
  /** The ERP's own token, when it opened the session. */
  readonly bearer: string | undefined;
  readonly expiresAt: Date;
}

/** Reads the session of a request. */
@Injectable()
export class SessionReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings,
  ) {}

  /** The session behind a `Cookie` header; nothing without one, or after its end. */
  async read(cookies: string | undefined): Promise<OpenSession | undefined> {
    const cookie = tokenFromCookies(cookies);
    if (!cookie) return undefined;
    const tokenHash = hashToken(cookie.token);
    const row = await findSession(this.database, tokenHash, this.clock.now());
    // A cookie opens only sessions of its own kind: one of a frame is nobody's whole visit.
    if (!row || (row.bearer !== null) !== cookie.isFrame) return undefined;
    return { tokenHash, isFrame: cookie.isFrame, ...this.describe(row) };
  }

  private describe(row: SessionRow): Omit<OpenSession, 'tokenHash' | 'isFrame'> {
    const granted = new Set(row.permissions ?? []);
    return {
      hubId: row.hub_id,
      subject: row.user_id ?? row.subject ?? '',
      name: row.name,
      email: row.email ?? undefined,
      role: row.role ?? undefined,
      permissions: row.role ? permissionsOf(row.role) : allPermissions.filter((permission) => granted.has(permission)),
      needsPassword: row.user_id !== null && (row.is_by_link || !row.has_password),
      bearer: row.bearer === null ? undefined : this.settings.secretBox.open(row.bearer, sealedPlace(row.hub_id)),
      expiresAt: row.expires_at,
    };
  }
}
