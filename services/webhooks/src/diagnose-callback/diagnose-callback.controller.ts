import { CallbackDiagnosis, Channel, DiagnoseCallback } from '@messaging/contracts';
import { CurrentPrincipal, Operation, Principal, RateLimit, ZodBody, ZodParam } from '@messaging/service-kit';
import { Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { DiagnoseCallbackHandler } from './diagnose-callback.handler.js';

/** Each tries some hundred signatures. */
const diagnoses = { requests: 30, perSeconds: 60, by: 'hub' } as const;

@Controller('api/v1/settings')
export class DiagnoseCallbackController {
  constructor(private readonly handler: DiagnoseCallbackHandler) {}

  @Post(':channel/doctor')
  @HttpCode(200)
  @RateLimit(diagnoses)
  @Operation({
    summary: 'Diagnose why a callback of the provider was refused',
    description: 'Pass one (URL, headers, raw body), or `{}` for the last one refused since this process started. Names the part that does not match: header, key, url, body or time. Texts are in the language of `Accept-Language` (English or Spanish), else in the hub’s.',
    permission: 'messaging.manage_settings',
    tags: ['Settings'],
    params: { channel: Channel },
    body: DiagnoseCallback,
    responses: { 200: CallbackDiagnosis },
  })
  diagnose(@CurrentPrincipal() { hubId }: Principal, @ZodParam('channel', Channel) channel: Channel, @ZodBody(DiagnoseCallback) body: DiagnoseCallback, @Headers('accept-language') acceptLanguage?: string): Promise<CallbackDiagnosis> {
    return this.handler.diagnose({ hubId, acceptLanguage }, channel, body);
  }
}
