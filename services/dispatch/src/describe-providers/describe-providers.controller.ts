import { ProviderView } from '@messaging/contracts';
import { providers } from '@messaging/providers';
import { Operation } from '@messaging/service-kit';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { providerView } from './describe-providers.rules.js';

const ProviderList = z.object({ items: z.array(ProviderView), nextCursor: z.null() });

@Controller('api/v1/settings/providers')
export class DescribeProvidersController {
  @Get()
  @Operation({
    summary: 'The providers that each channel can be given to, with the fields of their accounts',
    permission: 'messaging.manage_settings',
    tags: ['Settings'],
    responses: { 200: ProviderList },
  })
  list(): z.infer<typeof ProviderList> {
    const items = [...providers].flatMap(([name, { manifest }]) => manifest.channels.map((channel) => providerView(name, channel, manifest)));
    return { items, nextCursor: null };
  }
}
