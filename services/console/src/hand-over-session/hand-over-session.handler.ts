import { Clock, ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Principal, tokenProblem, TokenVerifier } from '@messaging/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { decodeJwt } from 'jose';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../console-settings.js';
import { hashToken, newSecretToken } from '../sign-in/secret-token.js';
import type { NewSession } from '../sign-in/sign-in.handler.js';
import { insertHandedOver } from '../store/sign-in.sql.js';
import { sealedPlace } from './sealed-bearer.rules.js';

/** Opens a session for whom the ERP has signed in already. It never outlives the ERP's token. */
@Injectable()
export class HandOverSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: TokenVerifier,
    @Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings,
  ) {}

  async open(jwt: string): Promise<Result<NewSession>> {
    const verified = await this.tokens.verify(jwt);
    if (!verified.ok) return refuse(tokenProblem(verified.reason));
    const { caller } = verified;
    if (!(caller instanceof Principal)) return refuse({ kind: 'forbidden', code: 'AUTH.FORBIDDEN', detail: 'An operator has no hub to look at.' });
    const now = this.clock.now();
    const token = newSecretToken();
    const expiresAt = new Date((decodeJwt(jwt).exp ?? 0) * 1000);
    const { hubId, subject, name = '', permissions } = caller;
    const bearer = this.settings.secretBox.seal(jwt, sealedPlace(hubId));
    await this.database.transaction((tx) => insertHandedOver(tx, { hash: hashToken(token), hubId, subject, name, permissions: [...permissions], bearer, now, expiresAt }));
    return ok({ token, expiresAt, view: { name, hubId, expiresAt: expiresAt.toISOString() } });
  }
}
