import { Channel, PutSharedAccount, SharedAccountView } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { Operation, ZodBody, ZodParam } from '@messaging/service-kit';
import { Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ShareAccount } from './share-account.handler.js';

const about = { operator: true, tags: ['Operator'], params: { channel: Channel } } as const;

/** The operator's own provider accounts, for hubs that have none. */
@Controller('api/v1/operator/accounts')
export class SharedAccountsController {
  constructor(private readonly accounts: ShareAccount) {}

  @Get(':channel')
  @Operation({ ...about, summary: 'Read the account that hubs share on a channel; secrets only as set or unset', responses: { 200: SharedAccountView } })
  async one(@ZodParam('channel', Channel) channel: Channel): Promise<SharedAccountView> {
    return unwrap(await this.accounts.one(channel));
  }

  @Put(':channel')
  @Operation({
    ...about, summary: 'Share an account on a channel', body: PutSharedAccount, responses: { 200: SharedAccountView },
    description: 'Hubs choose it by `provider: "shared"`. The settings replace the previous ones; secrets not mentioned stay, null removes one.',
  })
  async put(@ZodParam('channel', Channel) channel: Channel, @ZodBody(PutSharedAccount) body: PutSharedAccount): Promise<SharedAccountView> {
    return unwrap(await this.accounts.put(channel, body));
  }

  @Delete(':channel')
  @HttpCode(204)
  @Operation({ ...about, summary: 'Stop sharing an account; refused while a hub sends with it', responses: { 204: { description: 'Shared no longer' } } })
  async remove(@ZodParam('channel', Channel) channel: Channel): Promise<void> {
    unwrap(await this.accounts.remove(channel));
  }
}
