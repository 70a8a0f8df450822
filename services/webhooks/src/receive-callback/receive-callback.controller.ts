import { ProblemError, unwrap } from '@messaging/kernel';
import { Operation, type KitRequest } from '@messaging/service-kit';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { answerCallback } from './answer-callback.js';
import { ReceiveCallback } from './receive-callback.handler.js';

const provider = z.string().regex(/^[a-z0-9_-]{1,40}$/);
const Address = z.object({ provider, accountId: z.uuid(), kind: z.enum(['status', 'inbound']) });
/** Vendors that have one URL for everything. */
const WholeAddress = z.object({ provider, accountId: z.uuid() }).transform((address) => ({ ...address, kind: 'all' as const }));

const spec = {
  tags: ['Callbacks'],
  public: true,
  responses: { 200: { description: 'Verified and kept, or known already; what the vendor wants to read' }, 401: { description: 'The signature is not of these bytes; nothing was kept' }, 503: { description: 'More come than can be stored in time; nothing of this one was kept' } },
} as const;
type Given = { readonly request: KitRequest; readonly response: Response; readonly address: z.ZodSafeParseResult<z.output<typeof Address> | z.output<typeof WholeAddress>> };

/** The providers' door: no token; the provider's signature over the bytes decides. */
@Controller('webhooks/:provider/:accountId')
export class ReceiveCallbackController {
  constructor(private readonly callbacks: ReceiveCallback) {}

  @Post(':kind')
  @Operation({ ...spec, summary: 'Receive a callback of a provider' })
  async post(@Req() request: KitRequest, @Param() params: unknown, @Res() response: Response): Promise<void> {
    await this.#receive('POST', { request, response, address: Address.safeParse(params) });
  }

  @Get(':kind')
  @Operation({ ...spec, summary: 'Receive a callback of a provider that reports by GET' })
  async get(@Req() request: KitRequest, @Param() params: unknown, @Res() response: Response): Promise<void> {
    await this.#receive('GET', { request, response, address: Address.safeParse(params) });
  }

  @Post()
  @Operation({ ...spec, summary: 'Receive a callback of a provider with one address (WhatsApp)' })
  async postAll(@Req() request: KitRequest, @Param() params: unknown, @Res() response: Response): Promise<void> {
    await this.#receive('POST', { request, response, address: WholeAddress.safeParse(params) });
  }

  @Get()
  @Operation({ ...spec, summary: 'Answer the handshake of a provider with one address (WhatsApp)' })
  async handshake(@Req() request: KitRequest, @Param() params: unknown, @Res() response: Response): Promise<void> {
    await this.#receive('GET', { request, response, address: WholeAddress.safeParse(params) });
  }

  async #receive(method: 'GET' | 'POST', { request, response, address }: Given): Promise<void> {
    if (!address.success) throw new ProblemError({ kind: 'not_found', code: 'CALLBACK.UNKNOWN', detail: 'No account receives callbacks at this address.' });
    const given = { method, headers: request.headers, body: request.rawBody ?? Buffer.alloc(0), path: request.originalUrl };
    answerCallback(response, unwrap(await this.callbacks.receive(address.data, given)));
  }
}
