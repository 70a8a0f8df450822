import { channels, ProviderView } from '@messaging/contracts';
import { Database } from '@messaging/persistence';
import { providers } from '@messaging/providers';
import { CurrentPrincipal, Operation, Principal } from '@messaging/service-kit';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { loadSharedAccount } from '../share-account/shared-account.sql.js';
import { isOffered } from '../share-account/sharing.rules.js';
import { providerView, sharedView } from './describe-providers.rules.js';

const ProviderList = z.object({ items: z.array(ProviderView), nextCursor: z.null() });

@Controller('api/v1/settings/providers')
export class DescribeProvidersController {
  constructor(private readonly database: Database) {}

  @Get()
  @Operation({
    summary: 'List the providers of each channel, with the fields of their accounts',
    permission: 'messaging.manage_settings',
    tags: ['Settings'],
    responses: { 200: ProviderList },
  })
  async list(@CurrentPrincipal() { hubId }: Principal): Promise<z.infer<typeof ProviderList>> {
    const own = [...providers].flatMap(([name, { manifest }]) => manifest.channels.map((channel) => providerView(name, channel, manifest)));
    const accounts = await Promise.all(channels.map((channel) => loadSharedAccount(this.database, channel)));
    return { items: [...own, ...accounts.flatMap((account) => (isOffered(account, hubId) ? sharedView(account, own) : []))], nextCursor: null };
  }
}
