import { campaignCompleted, channelBroken, channelRestored, consentChanged, messageEvents, messageReceived, messagesProgressed, type Envelope, type MessageDefinition } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { QueueDeliveries } from './queue-deliveries.handler.js';

const ofDispatch: readonly [MessageDefinition, ...MessageDefinition[]] = [messagesProgressed, consentChanged, channelBroken, channelRestored, ...messageEvents];
/** A delivery's id is derived from hook and event: a second one of the same event is none. */
const about = { service: 'webhooks', isIdempotent: true } as const;

/** In a stream events gather for so long: most hubs want none of them, and a delivery is a call to somebody's server. */
const streamRestMs = 200;

/** What hooks are told of; a class for each topic. */
@Controller()
export class QueueDeliveriesWhenDispatchTold {
  constructor(private readonly deliveries: QueueDeliveries) {}

  @Consumes(ofDispatch, { ...about, consumer: 'queue-deliveries', streamRestMs })
  async handle(@Payload() events: readonly Envelope[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    await this.deliveries.queue(tx, events);
    return events.map(() => done);
  }
}

@Controller()
export class QueueDeliveriesWhenRepliesCame {
  constructor(private readonly deliveries: QueueDeliveries) {}

  @Consumes([messageReceived], { ...about, consumer: 'queue-deliveries' })
  async handle(@Payload() events: readonly Envelope[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    await this.deliveries.queue(tx, events);
    return events.map(() => done);
  }
}

@Controller()
export class QueueDeliveriesWhenCampaignsEnded {
  constructor(private readonly deliveries: QueueDeliveries) {}

  @Consumes([campaignCompleted], { ...about, consumer: 'queue-deliveries' })
  async handle(@Payload() events: readonly Envelope[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    await this.deliveries.queue(tx, events);
    return events.map(() => done);
  }
}
