import type { Channel, Purpose } from '@messaging/contracts';
import type { SendingAccount } from './account-adapters.js';
import type { RecordedOutcome } from '../decide-outcome/decide-outcome.rules.js';

/** A hub's channel, which is stopped and released as a whole. */
export interface SendingPlace {
  readonly hubId: string;
  readonly channel: Channel;
  /** Purpose of the message in question; some stops concern marketing only. */
  readonly purpose?: Purpose;
}

/** Why no call is made now, and when (epoch ms) to check again. */
export interface Stop {
  readonly untilMs: number;
  readonly code: string;
  readonly detail: string;
}

/** Asked by the sending path before each call and told the outcome after it. Answers from memory, because it is asked for every message. */
export abstract class SendingGate {
  /** Why no call of this hub's channel may be made now; undefined if it may. */
  abstract stopOf(place: SendingPlace, nowMs: number): Stop | undefined;
  /** Like `stopOf`, for the message to be called next: after a refusal the first one becomes the probe and stops the others. */
  abstract admit(place: SendingPlace, nowMs: number): Stop | undefined;
  /**
   * True when the whole channel is stopped for longer: its messages are not even read, and the reason is kept with the
   * channel. A wait that a provider asked for does not count: there each message is put back with its reason.
   */
  abstract standsStill(place: SendingPlace, nowMs: number): boolean;
  /** True when the next message will be a probe, so that reading more than one is pointless. */
  abstract wantsProbe(place: SendingPlace, nowMs: number): boolean;
  /** Notes what a call revealed about its account. */
  abstract note(call: SendingPlace & { readonly account: SendingAccount }, outcome: RecordedOutcome, nowMs: number): void;
}
