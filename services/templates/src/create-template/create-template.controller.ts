import { SavedTemplate, TemplateDraft } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, IdempotencyKey, IdempotencyKeyHeader, Operation, Principal, ZodBody } from '@messaging/service-kit';
import { Controller, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { entityTag } from '../list-templates/template-view.rules.js';
import { CreateTemplate } from './create-template.handler.js';

/** Making templates. */
@Controller('api/v1/templates')
export class CreateTemplateController {
  constructor(private readonly templates: CreateTemplate) {}

  @Post()
  @Operation({
    summary: 'Create a template', tags: ['Templates'], permission: 'messaging.add_template', body: TemplateDraft,
    headers: { 'idempotency-key': IdempotencyKeyHeader }, responses: { 201: SavedTemplate },
  })
  async create(@CurrentPrincipal() principal: Principal, @ZodBody(TemplateDraft) draft: TemplateDraft, @IdempotencyKey() key: string | undefined, @Res({ passthrough: true }) response: Response): Promise<SavedTemplate> {
    const template = unwrap(await this.templates.create(principal.hubId, draft, key));
    response.setHeader('ETag', entityTag(template));
    response.setHeader('Location', `/api/v1/templates/${template.id}`);
    return template;
  }
}
