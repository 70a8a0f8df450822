import { settingsChanged, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { saveSettings } from '../store/hub.sql.js';

/** Keeps each hub's current time zone, channels, prices and policies. */
@Controller()
export class FollowSettingsConsumer {
  constructor(private readonly clock: Clock) {}

  @Consumes([settingsChanged], { service: 'campaigns', consumer: 'follow-settings' })
  async follow(@Payload() events: readonly EnvelopeOf<typeof settingsChanged>[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    // Settings change by hand: a batch of more than a few means a rebuild, where time does not matter.
    for (const event of events) await saveSettings(context.tx, event.hubId, { settings: event.data, seenAt: this.clock.now() });
    return events.map(() => done);
  }
}
