import type { Envelope, MessageDefinition, Reason, Topic } from '@messaging/contracts';

/** The services of every conformance rig: two that publish, one of which also consumes beside a third. */
export type RigService = 'webhooks' | 'automations' | 'dispatch';

/** A fact to publish through a service's outbox. */
export interface RigEvent {
  readonly message: MessageDefinition;
  readonly hubId: string;
  readonly key: string;
  readonly data: unknown;
  readonly id?: string;
  readonly type?: string;
}

/** What a handler may do with its transaction. */
export interface RigTx {
  query<Row extends object = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** The outcomes of a consumer, as libs/eventing has them: this library may not import it. */
export type RigOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'skip' | 'park'; readonly reason: Reason }
  | { readonly kind: 'retryAt'; readonly at: Date; readonly reason: Reason };

export interface RigSubscription {
  readonly group: string;
  readonly service: RigService;
  readonly topic: Topic;
  readonly messages: readonly MessageDefinition[];
  readonly ordered: boolean;
  readonly handle: (events: readonly Envelope[], tx: RigTx) => Promise<readonly RigOutcome[]>;
}

/** A place of the broker where the process dies in a test. */
export type RigCrashPoint = 'consumer.beforeEffect' | 'consumer.beforeCommit' | 'sequencer.afterStamp' | 'relay.afterSend';

/** Consumers at work, as one process would run them. */
export interface RunningBroker {
  stop(): Promise<void>;
  /** Resolves when the crash that was asked for has happened: every connection cut, nothing tidied up. */
  readonly crashed: Promise<void>;
  /** Events that some group has not taken on yet. */
  lag(): Promise<number>;
  /** Whether a group has taken on all there is; nothing where the driver cannot tell. */
  isCaughtUp(group: string): Promise<boolean | undefined>;
  /** Waits until a group has taken on what is there now, as far as the writers of this process go. */
  whenCaughtUp(group: string, withinMs: number): Promise<boolean | undefined>;
}

/** An open transaction of a writer that has published already. */
export interface OpenPublication {
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/**
 * What a driver brings to the suite. Writers and `query` are processes of their own: they outlive a crash of the
 * broker. Every service's schema has the tables of the log and
 * `effect (id bigserial, consumer text, event_id uuid, hub_id text, key text, n int)`.
 */
export interface BrokerRig {
  publish(service: RigService, events: readonly RigEvent[]): Promise<void>;
  beginPublishing(service: RigService, events: readonly RigEvent[]): Promise<OpenPublication>;
  start(subscriptions: readonly RigSubscription[], options?: { crashAt?: RigCrashPoint }): Promise<RunningBroker>;
  query<Row extends object>(service: RigService, sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  replayParked(service: RigService, hubId: string, id: number): Promise<boolean>;
  dropParked(service: RigService, hubId: string, id: number): Promise<boolean>;
  /** Stops what runs and forgets this rig's data. */
  close(): Promise<void>;
}

/** Makes a rig with empty logs, for one case. */
export type OpenBrokerRig = () => Promise<BrokerRig>;

/** One promise of the port. */
export interface BrokerCase {
  readonly name: string;
  readonly timeoutMs?: number;
  readonly run: (stage: import('./stage.js').Stage) => Promise<void>;
}
