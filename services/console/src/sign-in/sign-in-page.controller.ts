import { readFileSync } from 'node:fs';
import { Public } from '@messaging/service-kit';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { SessionReader } from '../authenticate-session/session-reader.js';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../console-settings.js';

const asset = (name: string): string => readFileSync(new URL(`../../assets/sign-in/${name}`, import.meta.url), 'utf8');
const page = asset('page.html');
const style = asset('page.css');
const script = asset('page.js');

/** Nothing inline, nothing from elsewhere: the page holds a secret in its address. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

/** The page that a printed link opens, and the way to it. Addresses are relative: PUBLIC_URL may have a path. */
@Public()
@ApiExcludeController()
@Controller()
export class SignInPageController {
  constructor(
    private readonly sessions: SessionReader,
    @Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings,
  ) {}

  @Get()
  async root(@Req() request: Request, @Res() response: Response): Promise<void> {
    const user = await this.sessions.read(request.headers.cookie);
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(302, user || !this.settings.signing ? 'api/v1/docs' : 'sign-in');
  }

  @Get('sign-in')
  page(@Res() response: Response): void {
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Cache-Control', 'no-store');
    response.type('text/html').end(page);
  }

  @Get('sign-in/page.css')
  style(@Res() response: Response): void {
    response.type('text/css').setHeader('Cache-Control', 'no-cache').end(style);
  }

  @Get('sign-in/page.js')
  script(@Res() response: Response): void {
    response.type('text/javascript').setHeader('Cache-Control', 'no-cache').end(script);
  }
}
