import { PreviewTemplate as PreviewRequest, TemplatePreview } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, ZodBody } from '@messaging/service-kit';
import { Controller, Post } from '@nestjs/common';
import { PreviewTemplate } from './preview-template.handler.js';

/** Looking before sending. */
@Controller('api/v1/templates/preview')
export class PreviewTemplateController {
  constructor(private readonly templates: PreviewTemplate) {}

  @Post()
  @Operation({ summary: 'Show what a message would look like', tags: ['Templates'], permission: 'messaging.view_template', body: PreviewRequest, responses: { 200: TemplatePreview, 404: { description: 'No such template or customer' } } })
  async preview(@CurrentPrincipal() principal: Principal, @ZodBody(PreviewRequest) request: PreviewRequest): Promise<TemplatePreview> {
    return unwrap(await this.templates.preview(principal.hubId, request));
  }
}
