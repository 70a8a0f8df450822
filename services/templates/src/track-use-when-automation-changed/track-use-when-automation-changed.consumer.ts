import { automationChanged, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { saveUses } from '../store/template-use.sql.js';

/** An automation uses its template as long as it exists, switched on or off. */
@Controller()
export class TrackUseWhenAutomationChanged {
  @Consumes([automationChanged], { service: 'templates', consumer: 'track-use-by-automations' })
  async handle(@Payload() events: readonly EnvelopeOf<typeof automationChanged>[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    await saveUses(context.tx, events.map(({ hubId, time, data: { automationId, name, templateId, isDeleted } }) => ({
      hubId, kind: 'automation', id: automationId, name, templateId: isDeleted ? undefined : templateId, at: time,
    })));
    return events.map(() => done);
  }
}
