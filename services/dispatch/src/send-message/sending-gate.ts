import type { Channel, Purpose } from '@messaging/contracts';
import type { SendingAccount } from './account-adapters.js';
import type { RecordedOutcome } from './decide-outcome.rules.js';

/** A hub's channel: what is stopped and released as one. */
export interface SendingPlace {
  readonly hubId: string;
  readonly channel: Channel;
  /** Of the message that is asked for; some stops are for marketing alone. */
  readonly purpose?: Purpose;
}

/** Why nothing is called now, and when (epoch ms) to look again. */
export interface Stop {
  readonly untilMs: number;
  readonly code: string;
  readonly detail: string;
}

/** What the sending path asks before it calls, and tells after it did. Answers from memory: it is asked for every message. */
export abstract class SendingGate {
  /** Why nothing of this hub's channel is to be called now; nothing: it may. */
  abstract stopOf(place: SendingPlace, nowMs: number): Stop | undefined;
  /** As `stopOf`, for a message that would be called next: after a refusal the first is the probe, and stops the others. */
  abstract admit(place: SendingPlace, nowMs: number): Stop | undefined;
  /**
   * True when the channel stands still as a whole and for longer: its messages are not even looked at, and the reason stands
   * with the channel. A wait that a provider asked for is none: each message is put back with its reason.
   */
  abstract standsStill(place: SendingPlace, nowMs: number): boolean;
  /** True when the next message is a probe: it is not worth reading more than one. */
  abstract wantsProbe(place: SendingPlace, nowMs: number): boolean;
  /** What a call told of its account. */
  abstract note(call: SendingPlace & { readonly account: SendingAccount }, outcome: RecordedOutcome, nowMs: number): void;
}
