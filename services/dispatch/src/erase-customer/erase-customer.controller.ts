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
    description: 'Fields, addresses, consents, diary, texts of messages: everything that says who it was. Answers what went, and what stays and why. Cannot be undone; erasing twice is erasing once.',
    permission: 'messaging.manage_settings', tags: ['Customers'], params: { id: CustomerId }, query: Erasure, responses: { 200: ErasureReport },
  })
  async erase(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', CustomerId) customerId: string, @ZodQuery(Erasure) { preview }: z.output<typeof Erasure>) {
    const key = { hubId, customerId };
    return unwrap(preview === 'true' ? await this.customers.preview(key) : await this.customers.erase(key));
  }
}
