import { apiKeyUsed, settingsChanged, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller, type Provider, type Type } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ApiKeyVerifier } from '../auth/hooks.js';
import type { ServiceParts } from '../host/service-definition.js';
import { replaceApiKeys } from './api-key.sql.js';
import { KnownApiKeys } from './known-api-keys.js';

/** The consumer by which a service keeps the hashes of API keys; one class for each, because its group is named by it. */
export function apiKeyProjection(service: string): Type<unknown> {
  @Controller()
  class ProjectApiKeysWhenSettingsChanged {
    @Consumes([settingsChanged], { service, consumer: 'project-api-keys', ordered: true })
    async handle(@Payload() events: readonly EnvelopeOf<typeof settingsChanged>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
      for (const { hubId, data } of events) await replaceApiKeys(tx, hubId, { revision: data.revision, keys: data.apiKeys ?? [] });
      return events.map(() => done);
    }
  }
  return ProjectApiKeysWhenSettingsChanged;
}

/** API keys verified from this service's own projection; each use is told to the service that owns them. */
export const projectedApiKeys = ({ database, outbox, observer }: ServiceParts): Provider => ({
  provide: ApiKeyVerifier,
  useValue: new KnownApiKeys(database, {
    isOwner: false,
    used: ({ id, hubId }, at) =>
      database.transaction((tx) => outbox.add(tx, [{ message: apiKeyUsed, hubId, key: `api-key|${id}`, data: { keyId: id, at: at.toISOString() } }])),
    onTrouble: (where, error) => observer.trouble(where, error),
  }),
});
