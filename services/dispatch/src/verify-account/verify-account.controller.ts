import { Channel, Verification } from '@messaging/contracts';
import { CurrentPrincipal, Operation, Principal, RateLimit, ZodParam } from '@messaging/service-kit';
import { Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { VerifyAccount } from './verify-account.handler.js';

/** Each try opens connections to whatever host the settings name. */
const verifications = { requests: 20, perSeconds: 60, by: 'hub' } as const;

@Controller('api/v1/settings')
export class VerifyAccountController {
  constructor(private readonly verifyAccount: VerifyAccount) {}

  @Post(':channel/verify')
  @HttpCode(200)
  @RateLimit(verifications)
  @Operation({
    summary: 'Verify the account of a channel for real, step by step; nothing is sent',
    description: 'Stops at the first step that makes the rest meaningless. The result stays with the channel’s settings (`verification`) until the account changes. Texts are in the language of `Accept-Language` (English or Spanish), else in the hub’s.',
    permission: 'messaging.manage_settings',
    tags: ['Settings'],
    params: { channel: Channel },
    responses: { 200: Verification },
  })
  verify(@CurrentPrincipal() { hubId }: Principal, @ZodParam('channel', Channel) channel: Channel, @Headers('accept-language') acceptLanguage?: string): Promise<Verification> {
    return this.verifyAccount.verify(hubId, channel, acceptLanguage);
  }
}
