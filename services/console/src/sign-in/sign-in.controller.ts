import { SignedIn, SignIn } from '@messaging/contracts';
import { ProblemError, unwrap } from '@messaging/kernel';
import { Operation, RateLimit, signInLimit, ZodBody } from '@messaging/service-kit';
import { Controller, Inject, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { sessionCookie } from '../authenticate-session/session-cookie.rules.js';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../console-settings.js';
import { SignInHandler } from './sign-in.handler.js';

@Controller('api/v1/sign-in')
export class SignInController {
  constructor(
    private readonly handler: SignInHandler,
    @Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings,
  ) {}

  @Post()
  @RateLimit(signInLimit)
  @Operation({
    summary: 'Exchange a one-use link for a session cookie',
    description: 'Off (404) where tokens come from AUTH_JWKS_URL.',
    public: true,
    tags: ['Sign-in'],
    body: SignIn,
    responses: { 200: SignedIn },
  })
  async signIn(@ZodBody(SignIn) body: SignIn, @Res({ passthrough: true }) response: Response): Promise<SignedIn> {
    if (!this.settings.signing) throw new ProblemError({ kind: 'not_found', code: 'SIGN_IN.OFF', detail: 'Sign in where your tokens come from (AUTH_JWKS_URL).' });
    const session = unwrap(await this.handler.signIn(body.token));
    response.setHeader('Set-Cookie', sessionCookie(this.settings.publicUrl, session.token, session.expiresAt));
    response.setHeader('Cache-Control', 'no-store');
    return session.view;
  }
}
