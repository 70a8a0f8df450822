import { ErpEventView } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, ZodParam } from '@messaging/service-kit';
import { Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { SettleEvent } from './settle-event.handler.js';

const params = { id: z.uuid() };
const common = { tags: ['Events'], permission: 'messaging.manage_settings', params, responses: { 200: ErpEventView } } as const;

/** Parked events wait for one of these. */
@Controller('api/v1/events/:id')
export class SettleEventController {
  constructor(private readonly events: SettleEvent) {}

  @Post('replay')
  @Operation({ ...common, summary: 'Replay an event', description: 'A parked event is validated again: 409 while it is still invalid. An event that was handled has no second effect.' })
  async replay(@CurrentPrincipal() principal: Principal, @ZodParam('id', params.id) id: string): Promise<ErpEventView> {
    return unwrap(await this.events.replay(principal.hubId, id));
  }

  @Post('drop')
  @Operation({ ...common, summary: 'Drop a parked event' })
  async drop(@CurrentPrincipal() principal: Principal, @ZodParam('id', params.id) id: string): Promise<ErpEventView> {
    return unwrap(await this.events.drop(principal.hubId, id));
  }
}
