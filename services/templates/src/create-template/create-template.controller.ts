import { TemplateDraft, TemplateView } from '@messaging/contracts';
import { ProblemError, unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, ZodBody } from '@messaging/service-kit';
import { Controller, Headers, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { entityTag } from '../list-templates/template-view.rules.js';
import { CreateTemplate } from './create-template.handler.js';

const IdempotencyKey = z.string().min(1).max(128);

/** Making templates. */
@Controller('api/v1/templates')
export class CreateTemplateController {
  constructor(private readonly templates: CreateTemplate) {}

  @Post()
  @Operation({
    summary: 'Make a template', tags: ['Templates'], permission: 'messaging.add_template', body: TemplateDraft,
    headers: { 'idempotency-key': IdempotencyKey.optional() }, responses: { 201: TemplateView },
  })
  async create(@CurrentPrincipal() principal: Principal, @ZodBody(TemplateDraft) draft: TemplateDraft, @Headers('idempotency-key') key: string | undefined, @Res({ passthrough: true }) response: Response): Promise<TemplateView> {
    if (key !== undefined && !IdempotencyKey.safeParse(key).success) {
      throw new ProblemError({ kind: 'malformed', code: 'REQUEST.INVALID', detail: 'Idempotency-Key has 1 to 128 characters.' });
    }
    const template = unwrap(await this.templates.create(principal.hubId, draft, key));
    response.setHeader('ETag', entityTag(template));
    response.setHeader('Location', `/api/v1/templates/${template.id}`);
    return template;
  }
}
