import { SignedIn, SignIn } from '@messaging/contracts';
import { ProblemError, unwrap } from '@messaging/kernel';
import { Operation, RateLimit, signInLimit, ZodBody } from '@messaging/service-kit';
import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { mayUseSession, originOf } from '../authenticate-session/same-origin.rules.js';
import { frameCookie, sessionCookie } from '../authenticate-session/session-cookie.rules.js';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../console-settings.js';
import { HandOverSession } from '../hand-over-session/hand-over-session.handler.js';
import { isJwt } from '../hand-over-session/sealed-bearer.rules.js';
import { SignInHandler } from './sign-in.handler.js';

@Controller('api/v1/sign-in')
export class SignInController {
  constructor(
    private readonly handler: SignInHandler,
    private readonly handOver: HandOverSession,
    @Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings,
  ) {}

  @Post()
  @RateLimit(signInLimit)
  @Operation({
    summary: 'Exchange a one-use link, a name and a password, or the ERP’s token for a session cookie',
    description: 'Links and passwords are off (404) where tokens come from AUTH_JWKS_URL. A JWT is accepted only from the console’s own page inside a frame of EMBED_ORIGINS.',
    public: true,
    tags: ['Sign-in'],
    body: SignIn,
    responses: {
      200: SignedIn,
      401: { description: 'The link, the token, or the name and password are not right' },
      403: { description: 'Asked from another site, or with an operator’s token' },
      404: { description: 'This way of signing in is off' },
    },
  })
  async signIn(@ZodBody(SignIn) body: SignIn, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<SignedIn> {
    const { publicUrl } = this.settings;
    // Otherwise another site could sign its visitor in as somebody else.
    if (!mayUseSession(originOf(request), publicUrl)) throw new ProblemError({ kind: 'forbidden', code: 'AUTH.CROSS_ORIGIN', detail: 'Sign in only from pages of this address.' });
    const session = unwrap(await this.open(body));
    const cookie = body.token !== undefined && isJwt(body.token) ? frameCookie : sessionCookie;
    response.setHeader('Set-Cookie', cookie(publicUrl, session.token, session.expiresAt));
    response.setHeader('Cache-Control', 'no-store');
    return session.view;
  }

  private async open({ token, username, password }: SignIn) {
    const { signing, embedOrigins } = this.settings;
    if (token !== undefined && isJwt(token)) {
      if (embedOrigins.length > 0) return this.handOver.open(token);
      throw new ProblemError({ kind: 'not_found', code: 'SIGN_IN.NOT_EMBEDDED', detail: 'No site may embed this console: name the ERP’s origin in EMBED_ORIGINS.' });
    }
    if (!signing) throw new ProblemError({ kind: 'not_found', code: 'SIGN_IN.OFF', detail: 'Sign in where your tokens come from (AUTH_JWKS_URL).' });
    return token === undefined ? this.handler.byPassword(username ?? '', password ?? '') : this.handler.byLink(token);
  }
}

