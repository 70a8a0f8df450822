import { CustomerId, ErasureReport } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, ZodParam, ZodQuery } from '@messaging/service-kit';
import { Controller, Delete } from '@nestjs/common';
import { z } from 'zod';
import { EraseCustomer } from './erase-customer.handler.js';

const Erasure = z.strictObject({ preview: z.enum(['true', 'false']).optional().meta({ description: 'true: say what would be erased, and erase nothing' }) });

@Controller('api/v1/customers/:id')
export class EraseCustomerController {
  constructor(private readonly customers: EraseCustomer) {}

  @Delete()
  @Operation({
    summary: 'Erase a customer',
    description: 'Deletes fields, addresses, consents, diary, message texts: everything that identifies the person. Answers what was deleted, and what stays and why. Cannot be undone; erasing again changes nothing.',
    permission: 'messaging.manage_settings', tags: ['Customers'], params: { id: CustomerId }, query: Erasure, responses: { 200: ErasureReport },
  })
  async erase(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', CustomerId) customerId: string, @ZodQuery(Erasure) { preview }: z.output<typeof Erasure>) {
    const key = { hubId, customerId };
    return unwrap(preview === 'true' ? await this.customers.preview(key) : await this.customers.erase(key));
  }
}
