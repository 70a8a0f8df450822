import { templateHeadChanged, templateVersionPublished, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { saveTemplateHeads, saveTemplateVersions, type ToldHead } from '../store/template.sql.js';

type TemplateEvent = EnvelopeOf<typeof templateHeadChanged> | EnvelopeOf<typeof templateVersionPublished>;

/** Keeps template versions and which one is current. Heads are complete, so the newest in a batch is enough. */
@Controller()
export class FollowTemplatesConsumer {
  @Consumes([templateHeadChanged, templateVersionPublished], { service: 'campaigns', consumer: 'follow-templates' })
  async follow(@Payload() events: readonly TemplateEvent[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    const heads = new Map<string, ToldHead>();
    for (const event of events) {
      if (event.type !== 'template.head_changed') continue;
      const { hubId, time, data } = event;
      const key = `${hubId}|${data.templateId}`;
      if ((heads.get(key)?.version ?? 0) <= data.version) heads.set(key, { ...data, hubId, time });
    }
    await saveTemplateVersions(tx, events.flatMap((event) => (event.type === 'template.version_published' ? [{ hubId: event.hubId, version: event.data }] : [])));
    await saveTemplateHeads(tx, [...heads.values()]);
    return events.map(() => done);
  }
}
