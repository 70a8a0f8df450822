import { unwrap } from '@messaging/kernel';
import { chooseLanguage, Operation, ZodQuery, type KitRequest } from '@messaging/service-kit';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { ChooseOptOut } from './choose-opt-out.handler.js';
import { readChoice, readForm } from './opt-out-form.rules.js';
import { pagePolicy, renderPage, type PageState } from './opt-out-page.rules.js';

/** Mail programs and apps put marks of their own on links: whatever else stands here is passed over. */
const Query = z.looseObject({ lang: z.enum(['en', 'es']).optional().catch(undefined).meta({ description: '`en` or `es`; else the language of the message that carried the link, of the browser, of the hub' }) });
type Query = z.output<typeof Query>;

const spec = { query: Query, tags: ['Opt-out'], public: true, responses: { 200: { description: 'The page', contentType: 'text/html' }, 404: { description: 'Not a link of ours', contentType: 'text/html' } } } as const;

/** The way out that every marketing message carries. No sign-in: whoever has the message may decide. */
@Controller('u/:token')
export class OptOutController {
  constructor(private readonly optOut: ChooseOptOut) {}

  @Get()
  @Operation({ ...spec, summary: 'Show the opt-out page; changes nothing' })
  async show(@Req() request: KitRequest, @Param('token') token: string, @ZodQuery(Query) { lang }: Query, @Res() response: Response): Promise<void> {
    const opened = await this.optOut.open(token);
    sendPage(request, response, { ...opened, lang, state: opened ? 'question' : 'unknown' });
  }

  @Post()
  @Operation({ ...spec, summary: 'Opt out (RFC 8058 one-click, or the button of the page), or back in' })
  async choose(@Req() request: KitRequest, @Param('token') token: string, @ZodQuery(Query) { lang }: Query, @Res() response: Response): Promise<void> {
    const opened = await this.optOut.open(token);
    if (!opened) return sendPage(request, response, { lang, state: 'unknown' });
    const choice = unwrap(readChoice(await readForm(request.headers['content-type'], request.rawBody ?? Buffer.alloc(0))));
    if (choice !== 'keep') await this.optOut.choose(opened.link, choice);
    sendPage(request, response, { ...opened, lang, state: choice });
  }
}

type Opened = Partial<NonNullable<Awaited<ReturnType<ChooseOptOut['open']>>>>;

function sendPage(request: KitRequest, response: Response, { link, face, lang, state }: Opened & Query & { readonly state: PageState }): void {
  const language = lang ?? link?.language ?? chooseLanguage(request.headers['accept-language'], face?.locale);
  response.status(state === 'unknown' ? 404 : 200);
  response.setHeader('Content-Security-Policy', pagePolicy);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Vary', 'Accept-Language');
  response.type('html').end(renderPage({ state, language, hubName: face?.name, channel: link?.channel }));
}
