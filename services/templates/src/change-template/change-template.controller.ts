import { SavedTemplate, TemplatePatch } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, ZodBody, ZodParam } from '@messaging/service-kit';
import { Controller, Headers, Patch, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { entityTag } from '../list-templates/template-view.rules.js';
import { ChangeTemplate } from './change-template.handler.js';

const params = { id: z.uuid() };

/** Changing templates. */
@Controller('api/v1/templates/:id')
export class ChangeTemplateController {
  constructor(private readonly templates: ChangeTemplate) {}

  @Patch()
  @Operation({
    summary: 'Change a template, which creates a new version', description: 'A merge patch (RFC 7396). With If-Match: 412 if the template has changed in the meantime.', tags: ['Templates'],
    permission: 'messaging.change_template', params, headers: { 'if-match': z.string().optional() }, body: TemplatePatch,
    bodyTypes: ['application/merge-patch+json', 'application/json'], responses: { 200: SavedTemplate },
  })
  async change(
    @CurrentPrincipal() principal: Principal, @ZodParam('id', params.id) id: string, @ZodBody(TemplatePatch) patch: TemplatePatch,
    @Headers('if-match') ifMatch: string | undefined, @Res({ passthrough: true }) response: Response,
  ): Promise<SavedTemplate> {
    const template = unwrap(await this.templates.change(principal.hubId, id, { patch, ifMatch }));
    response.setHeader('ETag', entityTag(template));
    return template;
  }
}
