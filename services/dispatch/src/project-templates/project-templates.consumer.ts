import { templateHeadChanged, templateVersionPublished, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { saveTemplateHeads, saveTemplateVersions } from './templates.sql.js';

type Version = EnvelopeOf<typeof templateVersionPublished>;
type Head = EnvelopeOf<typeof templateHeadChanged>;

/** Keeps every template version, and which one is current. */
@Controller()
export class ProjectTemplatesConsumer {
  @Consumes([templateVersionPublished, templateHeadChanged], { service: 'dispatch', consumer: 'project-templates' })
  async handle(@Payload() events: (Version | Head)[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    await saveTemplateVersions(tx, events.filter((event): event is Version => event.type === templateVersionPublished.type));
    await saveTemplateHeads(tx, events.filter((event): event is Head => event.type === templateHeadChanged.type));
    return events.map(() => done);
  }
}
