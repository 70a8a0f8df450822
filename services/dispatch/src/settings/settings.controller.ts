import { SettingsView } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, ZodBody } from '@messaging/service-kit';
import { Controller, Get, Headers, Patch, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { ChangeSettings } from './change-settings.handler.js';
import { ReadSettings } from './read-settings.handler.js';

/** The patch is checked by the settings' own rules, which know secrets, defaults and read-only fields. */
const MergePatch = z.record(z.string(), z.unknown()).meta({ id: 'SettingsPatch' });
const about = { permission: 'messaging.manage_settings', tags: ['Settings'], responses: { 200: SettingsView } } as const;

@Controller('api/v1/settings')
export class SettingsController {
  constructor(
    private readonly readSettings: ReadSettings,
    private readonly changeSettings: ChangeSettings,
  ) {}

  @Get()
  @Operation({ ...about, summary: 'Read the settings of the hub; secrets only as set or unset' })
  read(@CurrentPrincipal() { hubId }: Principal, @Res({ passthrough: true }) response: Response) {
    return this.#shown(hubId, response);
  }

  @Patch()
  @Operation({
    ...about,
    summary: 'Change settings by JSON Merge Patch (RFC 7396)',
    description: 'With If-Match (the ETag of what was read): 412 if somebody has changed them in the meantime.',
    headers: { 'if-match': z.string().optional() },
    body: MergePatch,
    bodyTypes: ['application/merge-patch+json', 'application/json'],
  })
  async change(
    @CurrentPrincipal() { hubId }: Principal, @ZodBody(MergePatch) patch: Record<string, unknown>,
    @Headers('if-match') ifMatch: string | undefined, @Res({ passthrough: true }) response: Response,
  ) {
    unwrap(await this.changeSettings.change(hubId, patch, ifMatch));
    return this.#shown(hubId, response);
  }

  async #shown(hubId: string, response: Response): Promise<Record<string, unknown>> {
    const { tag, view } = await this.readSettings.read(hubId);
    response.setHeader('ETag', tag);
    return view;
  }
}
