import { VendorTemplateList } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, RateLimit } from '@messaging/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { SyncVendorTemplates } from './sync-vendor-templates.handler.js';

/** Each reads the vendor's whole list. */
const reads = { requests: 6, perSeconds: 60, by: 'hub' } as const;
const about = { tags: ['Settings'], responses: { 200: VendorTemplateList } } as const;

@Controller('api/v1/settings/whatsapp/templates')
export class VendorTemplatesController {
  constructor(private readonly templates: SyncVendorTemplates) {}

  @Get()
  @Operation({ ...about, summary: 'List the templates at Meta, with status, category and parameters', permission: 'messaging.view_template' })
  list(@CurrentPrincipal() { hubId }: Principal): Promise<VendorTemplateList> {
    return this.templates.list(hubId);
  }

  @Post('sync')
  @HttpCode(200)
  @RateLimit(reads)
  @Operation({ ...about, summary: 'Sync the list from Meta now; this also happens every 15 minutes', permission: 'messaging.view_template' })
  async sync(@CurrentPrincipal() { hubId }: Principal): Promise<VendorTemplateList> {
    unwrap(await this.templates.sync(hubId));
    return this.templates.list(hubId);
  }
}
