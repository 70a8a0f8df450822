import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, ZodParam } from '@messaging/service-kit';
import { Controller, Delete, Headers } from '@nestjs/common';
import { z } from 'zod';
import { DeleteTemplate } from './delete-template.handler.js';

const params = { id: z.uuid() };

/** Deleting templates. */
@Controller('api/v1/templates/:id')
export class DeleteTemplateController {
  constructor(private readonly templates: DeleteTemplate) {}

  @Delete()
  @Operation({
    summary: 'Delete a template', description: 'System templates and those that automations or campaigns use cannot be deleted (409; `usedBy` names them).', tags: ['Templates'],
    permission: 'messaging.delete_template', params, headers: { 'if-match': z.string().optional() }, responses: { 204: { description: 'Deleted' } },
  })
  async delete(@CurrentPrincipal() principal: Principal, @ZodParam('id', params.id) id: string, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    unwrap(await this.templates.delete(principal.hubId, id, ifMatch));
  }
}
