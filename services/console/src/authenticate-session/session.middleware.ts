import { permissions } from '@messaging/contracts';
import { ProblemError } from '@messaging/kernel';
import { signHubToken } from '@messaging/service-kit';
import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../console-settings.js';
import { mayUseSession } from './same-origin.rules.js';
import { SessionReader } from './session-reader.js';

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
    const { signing, publicUrl } = this.settings;
    if (!signing || request.headers.authorization !== undefined) return next();
    const user = await this.sessions.read(request.headers.cookie);
    if (!user) return next();
    if (!mayUseSession(originOf(request), publicUrl)) {
      throw new ProblemError({ kind: 'forbidden', code: 'AUTH.CROSS_ORIGIN', detail: 'A session works from the pages of this address alone.' });
    }
    const { secret, issuer, audience } = signing;
    // The only role there is: the owner may do everything.
    const token = await signHubToken(secret, { subject: user.userId, hubId: user.hubId, name: user.name, permissions, issuer, audience });
    request.headers.authorization = `Bearer ${token}`;
    next();
  }
}

const originOf = (request: Request) => ({
  method: request.method,
  origin: request.headers.origin,
  fetchSite: request.get('sec-fetch-site'),
  host: request.headers.host,
});
