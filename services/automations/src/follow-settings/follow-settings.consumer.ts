import { settingsChanged } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { FollowSettings, type SettingsEvent } from './follow-settings.handler.js';

/** A hub's settings: zone, channels, policy, and the two toggles. */
@Controller()
export class FollowSettingsConsumer {
  constructor(private readonly handler: FollowSettings) {}

  @Consumes([settingsChanged], { service: 'automations', consumer: 'follow-settings' })
  async follow(@Payload() events: readonly SettingsEvent[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    await this.handler.follow(context.tx, events);
    return events.map(() => done);
  }
}
