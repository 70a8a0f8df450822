import { customerFilters, CustomerId, CustomerSummary, CustomerView, utcMoment } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, ListQuery, Operation, pageSchema, Principal, ZodParam, ZodQuery } from '@messaging/service-kit';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { FindCustomers } from './find-customers.handler.js';

const CustomerList = ListQuery.extend(customerFilters);
const Place = z.strictObject({ createdAt: utcMoment, id: CustomerId });
const about = { permission: 'messaging.view_message', tags: ['Customers'] } as const;

/** The customers that the ERP told of. */
@Controller('api/v1/customers')
export class CustomersController {
  constructor(private readonly customers: FindCustomers) {}

  @Get()
  @Operation({ ...about, summary: 'List customers, newest first', query: CustomerList, responses: { 200: pageSchema(CustomerSummary) } })
  list(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(CustomerList) { cursor, limit, q }: z.output<typeof CustomerList>) {
    return this.customers.list(hubId, { q, limit, after: decodeCursor(Place, cursor) });
  }

  @Get(':id')
  @Operation({ ...about, summary: 'Read a customer: fields, consent, suppressions, WhatsApp window', params: { id: CustomerId }, responses: { 200: CustomerView } })
  async one(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', CustomerId) customerId: string) {
    return unwrap(await this.customers.one({ hubId, customerId }));
  }
}
