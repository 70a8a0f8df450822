import { SetPassword } from '@messaging/contracts';
import { ProblemError, unwrap } from '@messaging/kernel';
import { Operation, RateLimit, signInLimit, ZodBody } from '@messaging/service-kit';
import { Controller, Inject, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { mayUseSession, originOf } from '../authenticate-session/same-origin.rules.js';
import { SessionReader } from '../authenticate-session/session-reader.js';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../console-settings.js';
import { SetPasswordHandler } from './set-password.handler.js';

@Controller('api/v1/session/password')
export class SetPasswordController {
  constructor(
    private readonly sessions: SessionReader,
    private readonly passwords: SetPasswordHandler,
    @Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings,
  ) {}

  @Post()
  @RateLimit(signInLimit)
  @Operation({
    summary: 'Choose the name and password to sign in with',
    description: 'Only a session opened by a link may omit the current password. All other sessions of the person end.',
    public: true,
    tags: ['Sign-in'],
    body: SetPassword,
    responses: { 204: { description: 'Chosen' }, 401: { description: 'Nobody is signed in with a password here' }, 403: { description: 'Asked from another site' } },
  })
  async set(@Req() request: Request, @ZodBody(SetPassword) body: SetPassword): Promise<void> {
    const session = await this.sessions.read(request.headers.cookie);
    if (!session || session.bearer !== undefined) throw new ProblemError({ kind: 'unauthenticated', code: 'SESSION.NONE', detail: 'Nobody is signed in with a password here.' });
    if (!mayUseSession(originOf(request), this.settings.publicUrl)) {
      throw new ProblemError({ kind: 'forbidden', code: 'AUTH.CROSS_ORIGIN', detail: 'A session works only from pages of this address.' });
    }
    unwrap(await this.passwords.set(session, body));
  }
}
