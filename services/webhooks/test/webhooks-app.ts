import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type { Permission } from '@messaging/contracts';
import { eventsOf, Outbox, silentObserver, type StoredRow } from '@messaging/eventing';
import { ManualClock, noCrashPoints } from '@messaging/kernel';
import { Database, OptOutTokens, SecretBox } from '@messaging/persistence';
import { BounceTokens, doorKeepers, type CallbackParser } from '@messaging/providers';
import { createLogger, installHttp, ServiceKitModule, signHubToken, type ServiceParts } from '@messaging/service-kit';
import { testDatabase } from '@messaging/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { webhooksService, type CallbackParsers } from '../src/index.js';

const secret = 'a secret of at least thirty-two characters';
export const publicUrl = 'https://shop.example/messaging';
export const now = '2026-11-23T10:00:00.000Z';

/** The service on a database of its own, not listening; callbacks are read by the given parser, or by the providers' own. */
export async function webhooksApp(parser?: CallbackParser) {
  const given = await testDatabase();
  const database = await Database.open({ url: given.url, schema: 'webhooks', entities: webhooksService.entities(), migrations: webhooksService.migrations });
  const secretBox = new SecretBox([{ kid: 'k1', key: randomBytes(32) }]);
  const logger = createLogger({ service: 'webhooks', level: 'silent' });
  const clock = new ManualClock(now);
  const parts: ServiceParts = {
    database, clock, outbox: new Outbox('webhooks'), crashPoints: noCrashPoints, observer: silentObserver, log: logger, random: () => 0.5,
    background: { add: () => undefined },
  };
  const keepers = doorKeepers({ bounceTokens: new BounceTokens([Buffer.alloc(32, 7)]) });
  const callbackParsers: CallbackParsers = { of: (door) => (door === parser?.provider ? { parser, doors: ['status', 'inbound'] } : keepers.get(door)) };
  const testing = await Test.createTestingModule({
    imports: [ServiceKitModule.forRoot({ auth: { keys: { secret } } }), webhooksService.module(parts, { publicUrl, secretBox, callbackParsers, outboundAllow: ['127.0.0.1'] })],
  }).compile();
  const app = testing.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  installHttp(app, logger);
  await app.init();
  return {
    database, clock, secretBox,
    tokens: new OptOutTokens(secretBox.derive('opt-out')),
    get: <T>(token: abstract new (...args: never[]) => T): T => app.get(token, { strict: false }),
    http: () => request(app.getHttpServer()),
    bearer: async (hubId: string, ...permissions: Permission[]) => `Bearer ${await signHubToken(secret, { subject: 'ana', hubId, permissions })}`,
    /** What was published, oldest first. */
    outbox: async () => (await database.query<StoredRow & { hub_id: string; headers: Record<string, string>; payload: Record<string, unknown> }>('select * from outbox order by id')).flatMap(eventsOf),
    close: async () => {
      await app.close();
      await database.close();
      await given.drop();
    },
  };
}

export type WebhooksApp = Awaited<ReturnType<typeof webhooksApp>>;
