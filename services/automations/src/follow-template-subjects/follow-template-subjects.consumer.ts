import { templateVersionPublished, type EnvelopeOf, type TemplateVersionPublished } from '@messaging/contracts';
import { chooseWords } from '@messaging/content';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { saveTemplateSubjects, type TemplateSubjects } from '../store/template-subject.sql.js';

/** What mails are headed. A consumer of its own, so that it hears the versions of before it was there. */
@Controller()
export class FollowTemplateSubjectsConsumer {
  @Consumes([templateVersionPublished], { service: 'automations', consumer: 'follow-template-subjects' })
  async follow(@Payload() events: readonly EnvelopeOf<typeof templateVersionPublished>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    const newest = new Map<string, TemplateSubjects>();
    for (const { hubId, data } of events) {
      const key = `${hubId}|${data.templateId}`;
      if ((newest.get(key)?.version ?? 0) <= data.version) newest.set(key, { hubId, templateId: data.templateId, version: data.version, locale: data.locale, subjects: subjectsOf(data) });
    }
    await saveTemplateSubjects(tx, [...newest.values()]);
    return events.map(() => done);
  }
}

function subjectsOf(template: TemplateVersionPublished): Record<string, string> {
  return Object.fromEntries([template.locale, ...Object.keys(template.translations)].flatMap((locale) => {
    const { subject } = chooseWords(template, { locale, channel: 'email' }).content;
    return subject === undefined ? [] : [[locale, subject]];
  }));
}
