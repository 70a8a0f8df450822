import { ProblemError } from '@messaging/kernel';
import { signHubToken } from '@messaging/service-kit';
import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../console-settings.js';
import { mayUseSession, originOf } from './same-origin.rules.js';
import { SessionReader, type OpenSession } from './session-reader.js';

/**
 * Turns the session cookie into a five-minute token, before guards and proxy: behind it every service sees nothing but
 * bearer tokens. A request that brings a token of its own is left alone.
 */
@Injectable()
export class SessionMiddleware implements NestMiddleware<Request, Response> {
  constructor(
    private readonly sessions: SessionReader,
    @Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings,
  ) {}

  async use(request: Request, _response: Response, next: NextFunction): Promise<void> {
    if (request.headers.authorization !== undefined) return next();
    const session = await this.sessions.read(request.headers.cookie);
    const token = session && (await this.tokenOf(session));
    if (!session || token === undefined) return next();
    if (!mayUseSession({ ...originOf(request), isFrame: session.isFrame }, this.settings.publicUrl)) {
      throw new ProblemError({ kind: 'forbidden', code: 'AUTH.CROSS_ORIGIN', detail: 'A session works only from pages of this address.' });
    }
    request.headers.authorization = `Bearer ${token}`;
    next();
  }

  private async tokenOf({ bearer, subject, hubId, name, permissions }: OpenSession): Promise<string | undefined> {
    if (bearer !== undefined) return bearer;
    const { signing } = this.settings;
    if (!signing) return undefined;
    const { secret, issuer, audience } = signing;
    return signHubToken(secret, { subject, hubId, name, permissions, issuer, audience });
  }
}
