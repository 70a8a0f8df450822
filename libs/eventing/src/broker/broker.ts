import type { Subscription } from '../consume/subscription.js';

/**
 * The one port between the services and a log. Two drivers: the outbox itself (embedded) and Kafka. What a driver
 * promises is written as tests in libs/testing (broker conformance): at-least-once delivery in the order of each key,
 * through `ConsumerRunner`, and nothing taken back by a crash.
 */
export interface Broker {
  /** Adds a consumer group. Before `start`. */
  subscribe(subscription: Subscription): void;
  /** Begins to deliver. */
  start(): Promise<void>;
  /** Finishes the batches in hand, keeps what was not reached. */
  stop(): Promise<void>;
  /** How far each group is behind, in events; one entry per group. */
  lag(): Promise<readonly GroupLag[]>;
  /**
   * Whether a group has taken on everything that is there for it. Nothing: this driver cannot tell, because what other
   * processes have still to hand to the log is out of its sight.
   */
  isCaughtUp(group: string): Promise<boolean | undefined>;
  /**
   * Resolves once a group has taken on whatever was there for it at the call, however much comes meanwhile: true. False:
   * not within `withinMs`. What other processes have still to hand to the log is out of sight here too (it gives
   * idle ones the time that they take); nothing: the log does not answer. Asks for any group, of another service too.
   */
  whenCaughtUp(group: string, withinMs: number): Promise<boolean | undefined>;
  /** False when there is something to deliver and nothing has been for `withinMs`. */
  isProgressing(withinMs: number): boolean;
  /** True while a consumer that `mayForbid` hears nothing: what was said meanwhile is not known in this process. Asked before every call: costs nothing. */
  isDeaf(): boolean;
  /** What keeps this process from doing its part on the log since its start; nothing once it could do all of it. */
  waitsFor(): string | undefined;
}

export interface GroupLag {
  readonly group: string;
  /** The topic that the group follows; `*` for a relay, which ships all topics of its service. */
  readonly topic: string;
  readonly events: number;
}
