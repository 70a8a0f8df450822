import { vendorTemplateReported, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { saveReported } from './vendor-templates.sql.js';

/** A vendor approved, paused, rated or re-filed a template: it counts from the next message on. */
@Controller()
export class FollowVendorTemplatesConsumer {
  @Consumes([vendorTemplateReported], { service: 'dispatch', consumer: 'follow-vendor-templates' })
  async handle(@Payload() events: EnvelopeOf<typeof vendorTemplateReported>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    for (const { hubId, data } of events) await saveReported(tx, hubId, data);
    return events.map(() => done);
  }
}
