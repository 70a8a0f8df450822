import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Public } from '@messaging/service-kit';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { SessionReader } from '../authenticate-session/session-reader.js';
import { tokenFromCookies } from '../authenticate-session/session-cookie.rules.js';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../console-settings.js';
import { StreamConnections } from '../stream-events/stream-connections.js';
import { appPolicy, baseOf } from './content-policy.rules.js';
import { shellOf } from './page-shell.rules.js';
import { webPage } from './web-app.js';

/** The page does not wait longer to know where the stream is: without, the app asks its questions once more when it listens. */
const streamWaitMs = 200;

/** The console's page: one document for every address below `/m/messaging/`; the app itself knows its views. */
@Public()
@ApiExcludeController()
@Controller()
export class WebAppController {
  constructor(
    private readonly sessions: SessionReader,
    private readonly stream: StreamConnections,
    @Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings,
  ) {}

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
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { embedOrigins } = this.settings;
    const language = request.acceptsLanguages('en', 'es') === 'es' ? 'es' : 'en';
    const nonce = randomBytes(16).toString('base64url');
    response.setHeader('Content-Security-Policy', appPolicy(nonce, embedOrigins));
    response.setHeader('Cache-Control', 'no-store');
    // Says "same origin", which would overrule the list of sites above in old browsers.
    response.removeHeader('X-Frame-Options');
    const streamAfter = await Promise.race([this.streamAfter(request.headers.cookie).catch(() => undefined), delay(streamWaitMs, undefined, { ref: false })]);
    const isSignedIn = tokenFromCookies(request.headers.cookie) !== undefined;
    const shell = shellOf({ isSignedIn, embed: request.query['embed'], fetchDest: request.get('sec-fetch-dest') });
    response.type('text/html').end(webPage({ nonce, base: baseOf(request.path), embedOrigins, isSignedIn, streamAfter, language, shell }));
  }

  private async streamAfter(cookies: string | undefined): Promise<number | undefined> {
    const session = await this.sessions.read(cookies);
    return session?.permissions.includes('messaging.view_message') ? this.stream.expect(session.hubId) : undefined;
  }

  /** Relative: PUBLIC_URL may have a path. */
  private redirect(response: Response, to: string): void {
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(302, to);
  }
}
