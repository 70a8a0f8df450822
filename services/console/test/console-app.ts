import 'reflect-metadata';
import type { Envelope, MessageDefinition, Permission, Topic } from '@messaging/contracts';
import { ConsumerContext, ConsumerRunner, Outbox, silentObserver, type Outcome } from '@messaging/eventing';
import { ManualClock, newId, noCrashPoints } from '@messaging/kernel';
import { Database, parseEncryptionKeys, SecretBox } from '@messaging/persistence';
import { createLogger, installHttp, ServiceKitModule, signHubToken, type BackgroundWork, type ServiceParts } from '@messaging/service-kit';
import { testDatabase } from '@messaging/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { consoleService, type ConsoleSettings } from '../src/index.js';

const secret = 'a secret of at least thirty-two characters';
type BatchHandler = (events: readonly Envelope[], context: ConsumerContext) => Promise<Outcome[]>;
type Work = Parameters<BackgroundWork['add']>[1];

/** The service on a database of its own, listening; consumers get their batches by hand. */
export async function consoleApp(settings: Partial<ConsoleSettings> = {}) {
  const given = await testDatabase();
  const database = await Database.open({ url: given.url, schema: 'console', entities: consoleService.entities(), migrations: consoleService.migrations });
  const log = createLogger({ service: 'console', level: 'silent' });
  const clock = new ManualClock('2026-11-23T10:00:00.000Z');
  const works: Work[] = [];
  const tools = { clock, crashPoints: noCrashPoints, observer: silentObserver, random: () => 0.5 };
  const parts: ServiceParts = { ...tools, database, outbox: new Outbox('console'), log, background: { add: (_name, work) => void works.push(work) } };
  const module = consoleService.module(parts, {
    publicUrl: 'https://shop.example', signing: { secret }, embedOrigins: [],
    secretBox: new SecretBox(parseEncryptionKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`)), ...settings,
  });
  const testing = await Test.createTestingModule({ imports: [ServiceKitModule.forRoot({ auth: { keys: { secret } } }), module] }).compile();
  const app = testing.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  installHttp(app, log);
  await app.listen(0, '127.0.0.1');
  for (const work of works) work.start();
  const { port } = app.getHttpServer().address() as AddressInfo;

  return {
    database, clock,
    url: `http://127.0.0.1:${port}`,
    get: <T>(token: abstract new (...args: never[]) => T): T => app.get(token, { strict: false }),
    http: () => request(app.getHttpServer()),
    bearer: async (hubId: string, permissions: Permission[] = ['messaging.view_message'], ttlS = 300) => `Bearer ${await signHubToken(secret, { subject: 'ana', hubId, permissions }, ttlS)}`,
    /** Hands events to a consumer class, as a broker would. */
    deliver: async <C extends object>(consumer: new (...args: never[]) => C, messages: readonly MessageDefinition[], events: readonly Envelope[]): Promise<void> => {
      const instance = app.get<Record<string, BatchHandler>>(consumer);
      const handle = async (sound: readonly Envelope[], tx: ConsumerContext['tx']) => (await instance['handle']?.(sound, new ConsumerContext([tx]))) ?? [];
      const subscription = { group: `console.${consumer.name}`, service: 'console', topic: messages[0]?.topic as Topic, messages, ordered: false };
      await new ConsumerRunner({ ...subscription, handle }, database, tools).run(events, async () => undefined);
    },
    close: async (): Promise<void> => {
      await Promise.all(works.map((work) => work.stop()));
      await app.close();
      await database.close();
      await given.drop();
    },
  };
}

export type ConsoleApp = Awaited<ReturnType<typeof consoleApp>>;

/** An event as another service says it. */
export function said(type: string, data: object, about: { hubId?: string; id?: string; time?: Date } = {}): Envelope {
  const { hubId = 'main', id = newId(), time = new Date() } = about;
  return { id, type, source: '/spec', time, hubId, key: 'k', topic: 't', headers: {}, data };
}
