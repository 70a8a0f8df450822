import type { Subscription } from '../consume/subscription.js';

/**
 * The only port between services and the log. Two drivers: the outbox itself (embedded) and Kafka. A driver's promises
 * are tests in libs/testing (broker conformance): at-least-once delivery in the order of each key, through
 * `ConsumerRunner`, and nothing lost by a crash.
 */
export interface Broker {
  /** Adds a consumer group. Must be called before `start`. */
  subscribe(subscription: Subscription): void;
  /** Starts delivering. */
  start(): Promise<void>;
  /** Finishes the batches in hand; everything else stays undelivered. */
  stop(): Promise<void>;
  /** How far each group is behind, in events; one entry per group. */
  lag(): Promise<readonly GroupLag[]>;
  /**
   * Whether a group has processed every event there is for it. Undefined: this driver cannot tell, because it cannot see
   * events that other processes have yet to hand to the log.
   */
  isCaughtUp(group: string): Promise<boolean | undefined>;
  /**
   * Resolves once a group has taken on whatever was there for it at the call, however much comes meanwhile: true. False:
   * not within `withinMs`. What other processes have still to hand to the log is out of sight here too (it gives
   * idle ones the time that they take); nothing: the log does not answer. Asks for any group, of another service too.
   */
  whenCaughtUp(group: string, withinMs: number): Promise<boolean | undefined>;
  /** False if there is something to deliver but nothing was delivered for `withinMs`. */
  isProgressing(withinMs: number): boolean;
  /** True while a consumer that `mayForbid` cannot hear, so that this process does not know what was said meanwhile. Cheap: it is asked before every provider call. */
  isDeaf(): boolean;
  /** What has kept this process from doing its part on the log since its start; undefined once it could do all of it. */
  waitsFor(): string | undefined;
}

export interface GroupLag {
  readonly group: string;
  /** The topic that the group follows; `*` for a relay, which ships all topics of its service. */
  readonly topic: string;
  readonly events: number;
}
