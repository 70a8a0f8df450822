import { templateHeadChanged, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { saveTemplateHeads, type ToldHead } from '../store/projection.sql.js';

type HeadChanged = EnvelopeOf<typeof templateHeadChanged>;

/** Which version of each template is current. The newest head of a batch is enough: heads are whole. */
@Controller()
export class FollowTemplatesConsumer {
  @Consumes([templateHeadChanged], { service: 'automations', consumer: 'follow-templates' })
  async follow(@Payload() events: readonly HeadChanged[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    const heads = new Map<string, ToldHead>();
    for (const { hubId, time, data } of events) {
      const key = `${hubId}|${data.templateId}`;
      if ((heads.get(key)?.version ?? 0) <= data.version) heads.set(key, { ...data, hubId, time });
    }
    await saveTemplateHeads(context.tx, [...heads.values()]);
    return events.map(() => done);
  }
}
