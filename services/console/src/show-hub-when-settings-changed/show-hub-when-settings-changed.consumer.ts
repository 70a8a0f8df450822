import { settingsChanged, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { saveHubFace } from '../store/hub-face.sql.js';

/** Keeps a hub's name, zone and language: the console shows them to everybody, settings only to few. */
@Controller()
export class ShowHubWhenSettingsChanged {
  @Consumes([settingsChanged], { service: 'console', consumer: 'show-hub' })
  async handle(@Payload() events: readonly EnvelopeOf<typeof settingsChanged>[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    for (const event of events) await saveHubFace(context.tx, event.hubId, event.data);
    return events.map(() => done);
  }
}
