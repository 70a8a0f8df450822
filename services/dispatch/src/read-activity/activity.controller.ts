import { ActivityItem, CustomerId, utcMoment } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, ListQuery, Operation, pageSchema, Principal, ZodParam, ZodQuery } from '@messaging/service-kit';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { ReadActivity } from './read-activity.handler.js';

const Place = z.strictObject({ at: utcMoment, id: z.uuid() });

@Controller('api/v1/customers/:id/activity')
export class ActivityController {
  constructor(private readonly activity: ReadActivity) {}

  @Get()
  @Operation({
    summary: "Read a customer's diary, newest first",
    description: 'Events of the ERP, automations that did not match and why, executions, messages, replies, consent and suppressions. Each line stands where it happened.',
    permission: 'messaging.view_message', tags: ['Customers'], params: { id: CustomerId }, query: ListQuery, responses: { 200: pageSchema(ActivityItem) },
  })
  async page(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', CustomerId) customerId: string, @ZodQuery(ListQuery) { limit, cursor }: ListQuery) {
    return unwrap(await this.activity.page({ hubId, customerId }, { limit, after: decodeCursor(Place, cursor) }));
  }
}
