import { ConsumerContext, ConsumerRunner, DueQueue, Outbox, silentObserver, type Outcome } from '@messaging/eventing';
import type { Envelope, MessageDefinition, Permission, Topic } from '@messaging/contracts';
import { ManualClock, noCrashPoints } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { createLogger, installHttp, ServiceKitModule, signHubToken, type ServiceParts } from '@messaging/service-kit';
import { testDatabase } from '@messaging/testing';
import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { automationsService } from '../src/index.js';
import { day0 } from './builders.js';

type BatchHandler = (events: readonly Envelope[], context: ConsumerContext) => Promise<Outcome[]>;
const secret = 'a-secret-for-specs-of-at-least-32-characters';

/** The whole service on a database of its own, without a broker: batches are handed to its consumers by the real harness. */
export async function automationsApp() {
  const testDb = await testDatabase();
  const database = await Database.open({ url: testDb.url, schema: 'automations', entities: automationsService.entities(), migrations: automationsService.migrations });
  const clock = new ManualClock(day0);
  const log = createLogger({ service: 'automations', level: 'silent' });
  const tools = { clock, crashPoints: noCrashPoints, observer: silentObserver, random: () => 0.5 };
  const parts: ServiceParts = { ...tools, database, outbox: new Outbox('automations'), log, background: { add: () => undefined } };
  const root = await Test.createTestingModule({ imports: [ServiceKitModule.forRoot({ auth: { keys: { secret } } }), automationsService.module(parts, undefined as never)] }).compile();
  const app = root.createNestApplication<NestExpressApplication>({ bodyParser: false });
  installHttp(app, log);
  await app.init();

  const runner = (group: string, messages: readonly MessageDefinition[], handle: (events: readonly Envelope[], tx: Tx) => Promise<readonly Outcome[]>): ConsumerRunner =>
    new ConsumerRunner({ group, service: 'automations', topic: messages[0]?.topic as Topic, messages, ordered: false, handle }, database, tools);
  return {
    app, database, clock,
    queue: app.get(DueQueue),
    /** Hands a batch to a consumer class, as the broker would. */
    deliver: async <C extends object>(consumer: new (...args: never[]) => C, method: keyof C & string, given: { messages: readonly MessageDefinition[]; events: readonly Envelope[] }): Promise<void> => {
      const instance = app.get<Record<string, BatchHandler>>(consumer);
      await runner(`automations.${consumer.name}`, given.messages, (events, tx) => instance[method]?.(events, new ConsumerContext([tx])) ?? Promise.resolve([])).run(given.events, async () => undefined);
    },
    token: (hubId: string, permissions: readonly Permission[] = ['messaging.view_automation', 'messaging.add_automation', 'messaging.change_automation', 'messaging.delete_automation']) =>
      signHubToken(secret, { subject: 'staff', hubId, permissions }),
    close: async (): Promise<void> => {
      await app.close();
      await database.close();
      await testDb.drop();
    },
  };
}

export type AutomationsApp = Awaited<ReturnType<typeof automationsApp>>;
