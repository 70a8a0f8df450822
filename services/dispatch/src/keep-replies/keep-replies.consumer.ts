import { messageReceived, preferenceStated } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { KeepReplies, type Heard } from './keep-replies.handler.js';

/** What people write and choose at the providers, in the order of each person: a START after a STOP counts. */
@Controller()
export class KeepRepliesConsumer {
  constructor(private readonly replies: KeepReplies) {}

  @Consumes([messageReceived, preferenceStated], { service: 'dispatch', consumer: 'keep-replies', ordered: true, mayForbid: true })
  async handle(@Payload() events: Heard[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    await this.replies.keep(events, tx);
    return events.map(() => done);
  }
}
