import { messagesProgressed, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { UpdateRecipients } from './update-recipients.handler.js';

/** A batch takes ten statements, whatever its size. Five batches a second instead of twenty are soon enough for the numbers people watch, and for guards. */
const streamRestMs = 200;

/** Hears what became of the messages of campaigns. */
@Controller()
export class UpdateRecipientsWhenMessagesProgressedConsumer {
  constructor(private readonly recipients: UpdateRecipients) {}

  @Consumes([messagesProgressed], { service: 'campaigns', consumer: 'update-recipients-when-messages-progressed', streamRestMs })
  async update(@Payload() events: readonly EnvelopeOf<typeof messagesProgressed>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    await this.recipients.update(tx, events);
    return events.map(() => done);
  }
}
