import { SavedTemplate } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, ZodParam } from '@messaging/service-kit';
import { Controller, Headers, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { ChangeTemplate } from '../change-template/change-template.handler.js';
import { entityTag } from '../list-templates/template-view.rules.js';
import { decideReset } from './reset-template.rules.js';

const params = { id: z.uuid() };

/** Giving a system template its first words back. */
@Controller('api/v1/templates/:id/reset')
export class ResetTemplateController {
  constructor(private readonly templates: ChangeTemplate) {}

  @Post()
  @Operation({
    summary: 'Reset a system template to its original text', description: 'Creates a new version, unless the text is already the original. Whether it is active does not change.', tags: ['Templates'],
    permission: 'messaging.change_template', params, headers: { 'if-match': z.string().optional() }, responses: { 200: SavedTemplate },
  })
  async reset(
    @CurrentPrincipal() principal: Principal, @ZodParam('id', params.id) id: string, @Headers('if-match') ifMatch: string | undefined, @Res({ passthrough: true }) response: Response,
  ): Promise<SavedTemplate> {
    const template = unwrap(await this.templates.by(principal.hubId, id, { ifMatch, change: decideReset }));
    response.setHeader('ETag', entityTag(template));
    return template;
  }
}
