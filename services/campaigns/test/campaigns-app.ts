import 'reflect-metadata';
import type { Envelope, MessageDefinition, Permission, Topic } from '@messaging/contracts';
import { ConsumerContext, ConsumerRunner, eventsOf, Outbox, silentObserver, type Outcome, type StoredRow } from '@messaging/eventing';
import { ManualClock, noCrashPoints } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { createLogger, installHttp, ServiceKitModule, signHubToken, type ServiceParts } from '@messaging/service-kit';
import { testDatabase } from '@messaging/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { TellProgress } from '../src/announce-campaign/tell-progress.js';
import { ExpandCampaigns } from '../src/expand-campaign/expand-campaigns.js';
import { campaignsService } from '../src/index.js';
import { RecountCampaigns } from '../src/recount-campaigns/recount-campaigns.js';
import { StartDueCampaigns } from '../src/run-campaign/start-due-campaigns.js';
import { noon } from './builders.js';

type BatchHandler = (events: readonly Envelope[], context: ConsumerContext) => Promise<Outcome[]>;
const secret = 'a-secret-for-specs-of-at-least-32-characters';
const everything: readonly Permission[] = ['messaging.view_campaign', 'messaging.add_campaign', 'messaging.send_message'];

/** The whole service on a database of its own, without a broker: batches are handed to its consumers by the real harness. */
export async function campaignsApp() {
  const testDb = await testDatabase();
  const database = await Database.open({ url: testDb.url, schema: 'campaigns', entities: campaignsService.entities(), migrations: campaignsService.migrations });
  const clock = new ManualClock(noon);
  const log = createLogger({ service: 'campaigns', level: 'silent' });
  const tools = { clock, crashPoints: noCrashPoints, observer: silentObserver, random: () => 0.5 };
  const followed = { whenCaughtUp: async (_group: string): Promise<boolean | undefined> => undefined };
  const logView = { isCaughtUp: async () => undefined, whenCaughtUp: (group: string) => followed.whenCaughtUp(group), isDeaf: () => false };
  const parts: ServiceParts = { ...tools, database, outbox: new Outbox('campaigns'), log, logView, background: { add: () => undefined } };
  const root = await Test.createTestingModule({ imports: [ServiceKitModule.forRoot({ auth: { keys: { secret } } }), campaignsService.module(parts, { publicUrl: 'https://shop.example/' })] }).compile();
  const app = root.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  installHttp(app, log);
  await app.init();
  const expander = app.get(ExpandCampaigns);
  const runner = (group: string, messages: readonly MessageDefinition[], handle: (events: readonly Envelope[], tx: Tx) => Promise<readonly Outcome[]>): ConsumerRunner =>
    new ConsumerRunner({ group, service: 'campaigns', topic: messages[0]?.topic as Topic, messages, ordered: false, handle }, database, tools);
  const token = (hubId: string, permissions: readonly Permission[]): Promise<string> => signHubToken(secret, { subject: 'staff', hubId, permissions });

  return {
    app, database, clock, expander,
    /** What the log says to whoever waits for a group. */
    followed,
    starter: app.get(StartDueCampaigns),
    teller: app.get(TellProgress),
    recounter: app.get(RecountCampaigns),
    /** Goes through all that is to be gone through. */
    expand: async (): Promise<void> => {
      while (await expander.step());
    },
    /** Hands a batch to a consumer class, as the broker would. */
    deliver: async <C extends object>(consumer: new (...args: never[]) => C, method: keyof C & string, given: { messages: readonly MessageDefinition[]; events: readonly Envelope[] }): Promise<void> => {
      const instance = app.get<Record<string, BatchHandler>>(consumer);
      await runner(`campaigns.${consumer.name}`, given.messages, (events, tx) => instance[method]?.(events, new ConsumerContext([tx])) ?? Promise.resolve([])).run(given.events, async () => undefined);
    },
    /** A call as the staff of a hub, with everything they may need. */
    as: async (hubId = 'main', permissions = everything) => {
      const bearer = `Bearer ${await token(hubId, permissions)}`;
      const call = (method: 'get' | 'post' | 'patch' | 'delete') => (path: string, body?: object, headers: Record<string, string> = {}) => {
        const made = request(app.getHttpServer())[method](`/api/v1${path}`).set('Authorization', bearer).set(headers);
        return body === undefined ? made : made.send(body);
      };
      return { get: call('get'), post: call('post'), patch: call('patch'), delete: call('delete') };
    },
    /** What was published, oldest first. */
    published: async (type: string) =>
      (await database.query<StoredRow & { topic: string; hub_id: string; payload: Record<string, unknown> }>('select * from outbox order by id')).flatMap(eventsOf).filter((event) => event.type === type),
    close: async (): Promise<void> => {
      await app.close();
      await database.close();
      await testDb.drop();
    },
  };
}

export type CampaignsApp = Awaited<ReturnType<typeof campaignsApp>>;
