import { ChangeHold, Hold } from '@messaging/contracts';
import { CurrentPrincipal, Operation, Principal, ZodBody } from '@messaging/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { HoldSending } from './hold-sending.handler.js';

const about = { permission: 'messaging.manage_settings', tags: ['Settings'], responses: { 200: Hold } } as const;

@Controller('api/v1/settings/hold')
export class HoldSendingController {
  constructor(private readonly holdSending: HoldSending) {}

  @Get()
  @Operation({ ...about, summary: 'Read what is on hold' })
  read(@CurrentPrincipal() { hubId }: Principal): Promise<Hold> {
    return this.holdSending.read(hubId);
  }

  @Post()
  @HttpCode(200)
  @Operation({
    ...about, summary: 'Put sending on hold, or release it', body: ChangeHold,
    description: 'No provider call starts within a second; queues stay, and releasing loses nothing. Releasing `all` releases each channel too.',
  })
  change(@CurrentPrincipal() { hubId }: Principal, @ZodBody(ChangeHold) change: ChangeHold): Promise<Hold> {
    return this.holdSending.change(hubId, change);
  }
}
