import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, ZodParam } from '@messaging/service-kit';
import { Controller, Delete } from '@nestjs/common';
import { z } from 'zod';
import { DeleteTemplate } from './delete-template.handler.js';

const params = { id: z.uuid() };

/** Deleting templates. */
@Controller('api/v1/templates/:id')
export class DeleteTemplateController {
  constructor(private readonly templates: DeleteTemplate) {}

  @Delete()
  @Operation({ summary: 'Delete a template', tags: ['Templates'], permission: 'messaging.delete_template', params, responses: { 204: { description: 'Deleted' } } })
  async delete(@CurrentPrincipal() principal: Principal, @ZodParam('id', params.id) id: string): Promise<void> {
    unwrap(await this.templates.delete(principal.hubId, id));
  }
}
