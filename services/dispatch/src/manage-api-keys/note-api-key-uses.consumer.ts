import { apiKeyUsed, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { noteUses } from './api-key.sql.js';

/** Another service let an API key in. */
@Controller()
export class NoteApiKeyUsesConsumer {
  @Consumes([apiKeyUsed], { service: 'dispatch', consumer: 'note-api-key-uses' })
  async handle(@Payload() events: readonly EnvelopeOf<typeof apiKeyUsed>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    await noteUses(tx, events.map(({ hubId, data }) => ({ hubId, keyId: data.keyId, at: new Date(data.at) })));
    return events.map(() => done);
  }
}
