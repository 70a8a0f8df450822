import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { Permission } from '@messaging/contracts';
import { ConsumerContext, eventsOf, Outbox, silentObserver, type StoredRow } from '@messaging/eventing';
import { ManualClock, noCrashPoints } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { createLogger, installHttp, ServiceKitModule, signHubToken, type ServiceParts } from '@messaging/service-kit';
import { testDatabase } from '@messaging/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { CheckContent } from '../src/check-content/check-content.js';
import { templatesService } from '../src/index.js';

const secret = 'a secret of at least thirty-two characters';

/** The service on a database of its own, not listening. */
export async function templatesApp() {
  const given = await testDatabase();
  const database = await Database.open({ url: given.url, schema: 'templates', entities: templatesService.entities(), migrations: templatesService.migrations });
  const logger = createLogger({ service: 'templates', level: 'silent' });
  const clock = new ManualClock('2026-11-23T10:00:00.000Z');
  const parts: ServiceParts = {
    database, clock, outbox: new Outbox('templates'), crashPoints: noCrashPoints, observer: silentObserver, log: logger, random: () => 0.5,
    background: { add: () => undefined },
  };
  const testing = await Test.createTestingModule({
    imports: [ServiceKitModule.forRoot({ auth: { keys: { secret } } }), templatesService.module(parts, { publicUrl: 'https://shop.example/messaging/' })],
  }).compile();
  const app = testing.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  installHttp(app, logger);
  await app.init();
  return {
    database, clock,
    get: <T>(token: abstract new (...args: never[]) => T): T => app.get(token, { strict: false }),
    http: () => request(app.getHttpServer()),
    bearer: async (hubId: string, ...permissions: Permission[]) => `Bearer ${await signHubToken(secret, { subject: 'ana', hubId, permissions })}`,
    /** Hands events to a consumer, as the log would: all at the clock's time, in one transaction. */
    hear: async (consumer: abstract new (...args: never[]) => { handle(events: readonly never[], context: ConsumerContext): Promise<unknown> }, hubId: string, data: readonly object[]) => {
      const events = data.map((one) => ({ id: randomUUID(), hubId, time: clock.now(), data: one }));
      await database.transaction((tx) => app.get(consumer, { strict: false }).handle(events as never[], new ConsumerContext([tx])));
    },
    /** What was published, oldest first. */
    outbox: async () => (await database.query<StoredRow & { hub_id: string; payload: Record<string, unknown> }>('select * from outbox order by id')).flatMap(eventsOf),
    close: async () => {
      await app.get(CheckContent, { strict: false }).close();
      await app.close();
      await database.close();
      await given.drop();
    },
  };
}
