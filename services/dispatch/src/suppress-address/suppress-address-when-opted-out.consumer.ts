import { addressKey } from '@messaging/audience';
import { optOutChosen, type Channel, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, skip, type Outcome } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { RecordOwnChoice } from './record-own-choice.js';

type Chosen = EnvelopeOf<typeof optOutChosen>;

const byPage = { code: 'OPT_OUT.PAGE', detail: 'Opted out with the link in a message.' } as const;

/** A person used the opt-out page: their address takes no marketing on that channel until they say otherwise. */
@Controller()
export class SuppressAddressWhenOptedOutConsumer {
  constructor(private readonly ownChoice: RecordOwnChoice) {}

  @Consumes([optOutChosen], { service: 'dispatch', consumer: 'suppress-address', ordered: true, mayForbid: true })
  async handle(@Payload() events: Chosen[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const event of events) outcomes.push(await this.#apply(event, tx));
    return outcomes;
  }

  async #apply({ hubId, data }: Chosen, tx: Tx): Promise<Outcome> {
    const [message] = await tx.query<{ to_address: string | null; customer_id: string | null; channel: Channel }>(
      'select to_address, customer_id, channel from message where hub_id = $1 and id = $2',
      [hubId, data.messageId],
    );
    if (!message || message.to_address === null) return skip('MESSAGE.NOT_FOUND', 'The message with this link is no longer kept.');
    const { channel, customer_id: customerId } = message;
    const address = addressKey(channel, message.to_address);
    await this.ownChoice.record(tx, { hubId, channel, address, customerId, choice: data.choice, scope: 'marketing', reason: byPage, at: new Date(data.at) });
    return done;
  }
}
