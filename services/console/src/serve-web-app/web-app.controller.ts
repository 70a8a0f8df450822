import { randomBytes } from 'node:crypto';
import { Public } from '@messaging/service-kit';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { tokenFromCookies } from '../authenticate-session/session-cookie.rules.js';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../console-settings.js';
import { appPolicy, baseOf } from './content-policy.rules.js';
import { webPage } from './web-app.js';

/** The console's page: one document for every address below `/m/messaging/`; the app itself knows its views. */
@Public()
@ApiExcludeController()
@Controller()
export class WebAppController {
  constructor(@Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings) {}

  @Get()
  root(@Res() response: Response): void {
    this.redirect(response, 'm/messaging/dashboard/');
  }

  /** What a printed link opens. Browsers carry the part behind `#` over to where we send them. */
  @Get('sign-in')
  signIn(@Res() response: Response): void {
    this.redirect(response, 'm/messaging/sign-in');
  }

  @Get(['m/messaging', 'm/messaging/{*view}'])
  page(@Req() request: Request, @Res() response: Response): void {
    const { embedOrigins } = this.settings;
    const language = request.acceptsLanguages('en', 'es') === 'es' ? 'es' : 'en';
    const nonce = randomBytes(16).toString('base64url');
    response.setHeader('Content-Security-Policy', appPolicy(nonce, embedOrigins));
    response.setHeader('Cache-Control', 'no-store');
    // Says "same origin", which would overrule the list of sites above in old browsers.
    response.removeHeader('X-Frame-Options');
    response.type('text/html').end(webPage({ nonce, base: baseOf(request.path), embedOrigins, isSignedIn: tokenFromCookies(request.headers.cookie) !== undefined, language }));
  }

  /** Relative: PUBLIC_URL may have a path. */
  private redirect(response: Response, to: string): void {
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(302, to);
  }
}
