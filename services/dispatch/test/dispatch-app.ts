import 'reflect-metadata';
import { channels, type Channel, type Envelope, type MessageDefinition, type Permission, type Topic } from '@messaging/contracts';
import { ConsumerContext, ConsumerRunner, eventsOf, Outbox, silentObserver, type Outcome, type StoredRow } from '@messaging/eventing';
import { deriveId, ManualClock, noCrashPoints, ok, type Result } from '@messaging/kernel';
import { Database, parseEncryptionKeys, SecretBox } from '@messaging/persistence';
import type { ChannelAdapter, LookUpResult, OutboundMessage, SendingLimits, SendOutcome, UnknownCall, VendorUrls } from '@messaging/providers';
import { createLogger, HubProvisioner, installHttp, ServiceKitModule, signHubToken, type BackgroundWork, type HubsPolicy, type ServiceParts } from '@messaging/service-kit';
import { testDatabase } from '@messaging/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { SignJWT } from 'jose';
import request from 'supertest';
import { dispatchService } from '../src/index.js';
import { AccountPace } from '../src/pace-sending/account-pace.js';
import { ConnectionPlaces } from '../src/send-message/connection-places.js';
import { SendingAccounts, type SendingAccount } from '../src/send-message/account-adapters.js';
import { keepTurns } from '../src/send-message/turns.sql.js';
import type { QueuePhase } from '../src/store/queue-tables.js';

const secret = 'a secret of at least thirty-two characters';
type BatchHandler = (events: readonly Envelope[], context: ConsumerContext) => Promise<Outcome[]>;
type Work = Parameters<BackgroundWork['add']>[1];

/** A provider that answers what the spec says, and remembers what it was asked. */
export class ScriptedProvider extends SendingAccounts implements ChannelAdapter {
  readonly provider = 'scripted';
  connections = 10;
  limits: SendingLimits = {};
  /** Instead of `limits`, on these channels. */
  channelLimits: Partial<Record<Channel, SendingLimits>> = {};
  idempotentSend = false;
  /** Counts the settings that the account was made from. */
  revision = 1;
  readonly calls: OutboundMessage[] = [];
  /** What the next calls bring; accepted unless told. */
  answer: (message: OutboundMessage) => Promise<SendOutcome> | SendOutcome = ({ attemptId }) => ({ kind: 'accepted', externalId: `x-${attemptId}` });

  readonly #places = new Map<string, ConnectionPlaces>();

  async forHub(hubId: string, channel: Channel): Promise<Result<SendingAccount>> {
    const places = this.#places.get(`${hubId}|${channel}`) ?? new ConnectionPlaces(this.connections, new AccountPace(this.channelLimits[channel] ?? this.limits));
    this.#places.set(`${hubId}|${channel}`, places);
    const account = { provider: 'scripted', sandbox: false, idempotentSend: this.idempotentSend, fromAddress: 'shop@example.com', adapter: this, places };
    return ok({ ...account, accountId: accountOf(hubId), accountKey: `${hubId}|${channel}|${this.revision}` });
  }

  async send(message: OutboundMessage): Promise<SendOutcome> {
    this.calls.push(message);
    return this.answer(message);
  }

  /** What the provider knows of a call. */
  known: (call: UnknownCall) => LookUpResult = () => ({ kind: 'undecided', detail: 'no list' });

  async lookUp(call: UnknownCall): Promise<LookUpResult> {
    return this.known(call);
  }

  async close(): Promise<void> {
    this.calls.length = 0;
  }
}

/** The account of a hub at the scripted provider. */
export const accountOf = (hubId: string): string => deriveId(hubId, 'scripted');

export interface DispatchAppOptions {
  readonly outboundAllow?: readonly string[];
  readonly unknownResendAfterMs?: number;
  readonly alertServer?: { url: string; from: string };
  /** Sends by the accounts of the settings, to vendors at these addresses, instead of by the scripted provider. */
  readonly apiUrls?: VendorUrls;
  readonly hubs?: HubsPolicy;
  readonly callJournalDir?: string;
}

/** The whole service on a database of its own; nothing runs until `run` starts it, and consumers get their batches by hand. */
export async function dispatchApp(options: DispatchAppOptions = {}) {
  const given = await testDatabase();
  const database = await Database.open({ url: given.url, schema: 'dispatch', entities: dispatchService.entities(), migrations: dispatchService.migrations });
  const log = createLogger({ service: 'dispatch', level: 'silent' });
  const clock = new ManualClock(new Date());
  const provider = new ScriptedProvider();
  const works = new Map<string, Work>();
  const started = new Set<Work>();
  const tools = { clock, crashPoints: noCrashPoints, observer: silentObserver, random: () => 0.5 };
  const outbox = new Outbox('dispatch');
  const followed = { isCaughtUp: undefined as boolean | undefined, asked: 0, isDeaf: false, whenCaughtUp: async (): Promise<boolean | undefined> => true };
  const logView = { isCaughtUp: async () => (followed.asked++, followed.isCaughtUp), whenCaughtUp: () => followed.whenCaughtUp(), isDeaf: () => followed.isDeaf };
  const parts: ServiceParts = { ...tools, database, outbox, log, logView, background: { add: (name, work) => void works.set(name, work) }, hubs: options.hubs ?? 'open' };
  const secretBox = new SecretBox(parseEncryptionKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`));
  const module = dispatchService.module(parts, {
    publicUrl: 'https://shop.example', webhooksUrl: 'http://127.0.0.1:9', channels, outboundAllow: options.outboundAllow ?? [], secretBox, onHold: false,
    retryBaseMs: 2000, smtpRetryBaseMs: 30_000, unknownResendAfterMs: options.unknownResendAfterMs ?? 0, alertServer: options.alertServer,
    ...(options.apiUrls && { apiUrls: options.apiUrls }), callJournalDir: options.callJournalDir,
  });
  const testing = Test.createTestingModule({ imports: [ServiceKitModule.forRoot({ auth: { keys: { secret } }, imports: [module] }), module] });
  const compiled = await (options.apiUrls ? testing : testing.overrideProvider(SendingAccounts).useValue(provider)).compile();
  const app = compiled.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  installHttp(app, log);
  await app.listen(0, '127.0.0.1');
  const stop = async (): Promise<void> => void (await Promise.all([...started].map((work) => work.stop())));
  const get = <T>(token: abstract new (...args: never[]) => T): T => app.get(token, { strict: false });

  return {
    database, clock, provider, secretBox, outbox, get,
    /** What the log says of how far it has been followed, and how often it was asked. */
    followed,
    http: () => request(app.getHttpServer()),
    /** Makes a hub exist, and lets someone of it in. */
    hub: async (hubId: string): Promise<string> => {
      await get(HubProvisioner).provision(hubId);
      const permissions: Permission[] = ['messaging.view_message', 'messaging.send_message', 'messaging.view_template', 'messaging.manage_settings'];
      return `Bearer ${await signHubToken(secret, { subject: 'ana', hubId, permissions })}`;
    },
    /** A token of the platform's operator, as it is signed outside. */
    operator: async (): Promise<string> =>
      `Bearer ${await new SignJWT({ operator: true }).setProtectedHeader({ alg: 'HS256' }).setSubject('op').setExpirationTime('5m').sign(new TextEncoder().encode(secret))}`,
    /** Hands a batch to a consumer class, as a broker would. */
    deliver: async <C extends object>(consumer: new (...args: never[]) => C, method: keyof C & string, batch: Batch): Promise<void> => {
      const instance = app.get<Record<string, BatchHandler>>(consumer);
      const { messages, events } = batch;
      const handle = async (sound: readonly Envelope[], tx: ConsumerContext['tx']) => (await instance[method]?.(sound, new ConsumerContext([tx]))) ?? [];
      const subscription = { group: `dispatch.${consumer.name}.${method}`, service: 'dispatch', topic: messages[0]?.topic as Topic, messages, ordered: false };
      await new ConsumerRunner({ ...subscription, handle }, database, tools).run(events, async () => undefined);
    },
    /** Starts background work by the beginning of its name. */
    run: (prefix: string): void => {
      for (const [name, work] of works) {
        if (!name.startsWith(prefix) || started.has(work)) continue;
        started.add(work);
        work.start();
      }
    },
    /** What is queued for later is due now; on request also what waits because nobody knows of its call. */
    hurry: async (phases: readonly QueuePhase[] = ['queued', 'undelivered']): Promise<void> => {
      const queued = await database.query<Parameters<typeof keepTurns>[1][number]>(
        'update send_queue set next_at = now() where phase = any($1::text[]) returning channel, hub_id as "hubId"',
        [phases],
      );
      await keepTurns(database, queued);
    },
    /** A message with what the queue says of it: its phase is `settled` when that is nothing. */
    message: async (id: string): Promise<Record<string, unknown>> =>
      (await database.query(
        `select m.*, coalesce(q.phase, 'settled') as phase, q.next_at, coalesce(q.retries, 0) as retries, coalesce(q.resends, 0) as resends
         from message m left join send_queue q on q.message_id = m.id where m.id = $1`,
        [id],
      ))[0] ?? {},
    published: async (type?: string) =>
      (await database.query<StoredRow & { hub_id: string; payload: Record<string, unknown> }>('select * from outbox order by id')).flatMap(eventsOf).filter((event) => type === undefined || event.type === type),
    /** Ends the background work that was started. */
    stop: () => stop(),
    close: async (): Promise<void> => {
      await stop();
      await app.close();
      await database.close();
      await given.drop();
    },
  };
}

export type DispatchApp = Awaited<ReturnType<typeof dispatchApp>>;

/** Events of one topic, with what the consumer declares. */
export interface Batch {
  readonly messages: readonly MessageDefinition[];
  readonly events: readonly Envelope[];
}
