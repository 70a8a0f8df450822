import { messagesSend, type Envelope, type SendMessages } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { noteWaiting } from '../gate-campaign/gate.sql.js';
import { ReleaseCampaigns } from './release-campaigns.js';
import { insertChunks } from './release.sql.js';

type Command = Envelope<'messages.send', SendMessages>;
const group = { service: 'dispatch', consumer: 'take-campaign-chunks' } as const;

/** Recipients of campaigns: kept as they come, and let into the queue when there is room behind an open gate. */
@Controller()
export class TakeCampaignChunksConsumer {
  constructor(private readonly releases: ReleaseCampaigns) {}

  @Consumes([messagesSend('whatsapp')], group)
  whatsapp(@Payload() commands: readonly Command[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    return this.#take(commands, context);
  }

  @Consumes([messagesSend('sms')], group)
  sms(@Payload() commands: readonly Command[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    return this.#take(commands, context);
  }

  @Consumes([messagesSend('email')], group)
  email(@Payload() commands: readonly Command[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    return this.#take(commands, context);
  }

  async #take(commands: readonly Command[], { tx }: ConsumerContext): Promise<Outcome[]> {
    await insertChunks(tx, commands.map(({ hubId, data }) => ({ hubId, command: data })));
    await noteWaiting(tx, commands.map(({ hubId, data: { campaignId, channel } }) => ({ hubId, campaignId, channel })));
    tx.onCommit(() => this.releases.wake());
    return commands.map(() => done);
  }
}
