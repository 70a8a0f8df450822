import { Readable } from 'node:stream';
import { CustomerExport, CustomerId } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, ZodParam } from '@messaging/service-kit';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import { ExportCustomer } from './export-customer.handler.js';

@Controller('api/v1/customers/:id/export')
export class ExportCustomerController {
  constructor(private readonly exporter: ExportCustomer) {}

  @Get()
  @Operation({
    summary: 'Export everything kept about a customer, as one JSON document',
    description: 'The record, the diary, and every message with its timeline; `events` says where to read the ERP’s raw events.',
    permission: 'messaging.manage_settings', tags: ['Customers'], params: { id: CustomerId }, responses: { 200: CustomerExport },
  })
  async export(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', CustomerId) customerId: string): Promise<StreamableFile> {
    const pieces = unwrap(await this.exporter.export({ hubId, customerId }));
    return new StreamableFile(Readable.from(pieces, { objectMode: false }), { type: 'application/json', disposition: 'attachment; filename="customer.json"' });
  }
}
