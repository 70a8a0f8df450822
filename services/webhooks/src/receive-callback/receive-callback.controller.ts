import { ProblemError, unwrap } from '@messaging/kernel';
import { Operation, type KitRequest } from '@messaging/service-kit';
import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { ReceiveCallback } from './receive-callback.handler.js';

const Address = z.object({ provider: z.string().regex(/^[a-z0-9_-]{1,40}$/), accountId: z.uuid(), kind: z.enum(['status', 'inbound']) });
const spec = { tags: ['Callbacks'], public: true, responses: { 200: { description: 'Verified and kept, or known already' } } } as const;

/** The providers' door: no token; the provider's signature over the bytes decides. */
@Controller('webhooks/:provider/:accountId/:kind')
export class ReceiveCallbackController {
  constructor(private readonly callbacks: ReceiveCallback) {}

  @Post()
  @Operation({ ...spec, summary: 'Take a callback of a provider' })
  async post(@Req() request: KitRequest, @Param() params: unknown): Promise<void> {
    await this.#receive('POST', request, params);
  }

  @Get()
  @Operation({ ...spec, summary: 'Take a callback of a provider that reports by GET' })
  async get(@Req() request: KitRequest, @Param() params: unknown): Promise<void> {
    await this.#receive('GET', request, params);
  }

  async #receive(method: 'GET' | 'POST', request: KitRequest, params: unknown): Promise<void> {
    const address = Address.safeParse(params);
    if (!address.success) throw new ProblemError({ kind: 'not_found', code: 'CALLBACK.UNKNOWN', detail: 'No account takes callbacks at this address.' });
    const given = { method, headers: request.headers, body: request.rawBody ?? Buffer.alloc(0), path: request.originalUrl };
    unwrap(await this.callbacks.receive(address.data, given));
  }
}
