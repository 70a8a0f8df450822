import { HookDelivery, HookDeliveryDetail, hookDeliveryFilters, utcMoment } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, ListQuery, Operation, pageSchema, Principal, ZodParam, ZodQuery } from '@messaging/service-kit';
import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { ReadDeliveries } from './read-deliveries.handler.js';

const about = { permission: 'messaging.manage_settings', tags: ['Hooks'] } as const;
const hookParams = { id: z.uuid() };
const params = { ...hookParams, deliveryId: z.uuid() };
const DeliveryList = ListQuery.extend(hookDeliveryFilters);
const Place = z.strictObject({ createdAt: utcMoment, id: z.uuid() });

@Controller('api/v1/hooks/:id/deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: ReadDeliveries) {}

  @Get()
  @Operation({ ...about, summary: 'List the deliveries of a hook, newest first; kept for 30 days', params: hookParams, query: DeliveryList, responses: { 200: pageSchema(HookDelivery) } })
  async list(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) hookId: string, @ZodQuery(DeliveryList) { limit, cursor, status, type }: z.output<typeof DeliveryList>) {
    return unwrap(await this.deliveries.list({ hubId, hookId }, { limit, status, type, after: decodeCursor(Place, cursor) }));
  }

  @Get(':deliveryId')
  @Operation({ ...about, summary: 'Read a delivery with its body and attempts', params, responses: { 200: HookDeliveryDetail } })
  async one(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) hookId: string, @ZodParam('deliveryId', params.deliveryId) id: string) {
    return unwrap(await this.deliveries.one({ hubId, hookId, id }));
  }

  @Post(':deliveryId/replay')
  @Operation({ ...about, summary: 'Deliver again, under the same id', params, responses: { 200: HookDelivery } })
  async replay(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) hookId: string, @ZodParam('deliveryId', params.deliveryId) id: string) {
    return unwrap(await this.deliveries.replay({ hubId, hookId, id }));
  }
}
