import { settingsChanged, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { updateHub } from '../store/hub.sql.js';

/** Keeps a hub's name, language and zone: previews are shown in them. */
@Controller()
export class ProjectHubWhenSettingsChanged {
  constructor(private readonly clock: Clock) {}

  @Consumes([settingsChanged], { service: 'templates', consumer: 'project-hub' })
  async handle(@Payload() events: readonly EnvelopeOf<typeof settingsChanged>[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    const seenAt = this.clock.now();
    for (const event of events) await updateHub(context.tx, event.hubId, { settings: event.data, seenAt });
    return events.map(() => done);
  }
}
