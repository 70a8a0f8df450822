import { Database } from '@messaging/persistence';
import { Operation } from '@messaging/service-kit';
import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { endedCookies, tokenFromCookies } from '../authenticate-session/session-cookie.rules.js';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../console-settings.js';
import { hashToken } from '../sign-in/secret-token.js';
import { deleteSession } from '../store/sign-in.sql.js';

@Controller('api/v1/sign-out')
export class SignOutController {
  constructor(
    private readonly database: Database,
    @Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings,
  ) {}

  @Post()
  @Operation({
    summary: 'End the session of this browser',
    public: true,
    tags: ['Sign-in'],
    responses: { 204: { description: 'Signed out, or never was signed in' } },
  })
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const cookie = tokenFromCookies(request.headers.cookie);
    if (cookie) await deleteSession(this.database, hashToken(cookie.token));
    response.setHeader('Set-Cookie', endedCookies(this.settings.publicUrl));
  }
}
