import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, ZodBody } from '@messaging/service-kit';
import { Controller, Get, Patch } from '@nestjs/common';
import { z } from 'zod';
import { ChangeSettings } from './change-settings.handler.js';

/** The patch is checked by the settings' own rules, which know secrets, defaults and read-only fields. */
const MergePatch = z.record(z.string(), z.unknown()).meta({ id: 'SettingsPatch' });
const Settings = z.record(z.string(), z.unknown()).meta({ id: 'Settings' });

@Controller('api/v1/settings')
export class SettingsController {
  constructor(private readonly settings: ChangeSettings) {}

  @Get()
  @Operation({
    summary: 'The settings of the hub; secrets only as set or unset',
    permission: 'messaging.manage_settings',
    tags: ['Settings'],
    responses: { 200: Settings },
  })
  read(@CurrentPrincipal() principal: Principal) {
    return this.settings.read(principal.hubId);
  }

  @Patch()
  @Operation({
    summary: 'Change settings by JSON Merge Patch (RFC 7396)',
    permission: 'messaging.manage_settings',
    tags: ['Settings'],
    body: MergePatch,
    bodyTypes: ['application/json', 'application/merge-patch+json'],
    responses: { 200: Settings },
  })
  async change(@CurrentPrincipal() principal: Principal, @ZodBody(MergePatch) patch: Record<string, unknown>) {
    return unwrap(await this.settings.change(principal.hubId, patch));
  }
}
