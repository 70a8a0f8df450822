import { Clock, CrashPoints } from '@messaging/kernel';
import { Outbox, type BrokerTools, type EventingObserver } from '@messaging/eventing';
import { Database, type EntitySchema, type SealedColumn, type SecretBox } from '@messaging/persistence';
import type { DynamicModule, Provider } from '@nestjs/common';
import type { Logger } from 'pino';
import { HubAdmission, type HubsPolicy } from '../hubs/hub-admission.js';

/** What every service is given: its own schema and outbox, and the tools that tests replace. */
export interface ServiceParts extends BrokerTools {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly crashPoints: CrashPoints;
  readonly observer: EventingObserver;
  readonly log: Logger;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
  /** Work that runs beside HTTP and consumers: started after them, stopped before them. */
  readonly background: BackgroundWork;
  /** Absent: open. */
  readonly hubs?: HubsPolicy;
  /** Absent where no log is followed, as in most specs. */
  readonly logView?: LogView;
}

/** How far this process has followed the log. */
export abstract class LogView {
  /** `Broker.isCaughtUp`. */
  abstract isCaughtUp(group: string): Promise<boolean | undefined>;

  /** `Broker.whenCaughtUp`. */
  abstract whenCaughtUp(group: string, withinMs: number): Promise<boolean | undefined>;
  /** `Broker.isDeaf`. */
  abstract isDeaf(): boolean;
}

/** Loops of a service. */
export abstract class BackgroundWork {
  /** Adds work; `lastProgressAt` (ms) feeds liveness. */
  abstract add(name: string, work: { start(): void; stop(): Promise<void>; readonly lastProgressAt?: number }): void;
}

/** Makes a hub exist in one service; idempotent, called for every hub that this process meets for the first time. */
export abstract class HubProvisioner {
  abstract provision(hubId: string): Promise<void>;

  /** True when it exists here. */
  abstract isKnown(hubId: string): Promise<boolean>;
}

/** What a service keeps sealed under ENCRYPTION_KEYS; its tables hold `encryptionKeyEntity()` too. */
export interface SealedValues {
  readonly columns: readonly SealedColumn[];
  /** What else of it went out sealed and is to be said anew, a batch at a call; returns how many are left. */
  readonly announce?: (tools: { readonly database: Database; readonly outbox: Outbox; readonly box: SecretBox }) => Promise<number>;
}

/** A service as the host sees it. The same definition runs alone, or beside others in standalone. */
export interface ServiceDefinition<Settings = never> {
  /** Also the name of its PostgreSQL schema. */
  readonly name: string;
  readonly entities: () => readonly EntitySchema[];
  readonly migrations: Parameters<typeof Database.open>[0]['migrations'];
  /** Absent: it keeps nothing sealed. */
  readonly sealed?: SealedValues;
  /** Its Nest module, with `HubProvisioner` among the providers if it keeps anything per hub. */
  readonly module: (parts: ServiceParts, settings: Settings) => DynamicModule;
}

/** The service's log, as a Nest token. */
export const SERVICE_LOG = Symbol('SERVICE_LOG');
/** A source of jitter, as a Nest token. */
const RANDOM = Symbol('RANDOM');

/** Knows nothing of the log. */
const blind: LogView = { isCaughtUp: () => Promise.resolve(undefined), whenCaughtUp: () => Promise.resolve(undefined), isDeaf: () => false };

/** The parts as Nest providers; every service module lists them, so that in standalone each resolves its own. */
export const partProviders = (parts: ServiceParts): Provider[] => [
  { provide: Database, useValue: parts.database },
  { provide: Outbox, useValue: parts.outbox },
  { provide: Clock, useValue: parts.clock },
  { provide: CrashPoints, useValue: parts.crashPoints },
  { provide: BackgroundWork, useValue: parts.background },
  { provide: SERVICE_LOG, useValue: parts.log },
  { provide: RANDOM, useValue: parts.random },
  { provide: HubAdmission, useValue: new HubAdmission(parts.hubs ?? 'open') },
  { provide: LogView, useValue: parts.logView ?? blind },
];
