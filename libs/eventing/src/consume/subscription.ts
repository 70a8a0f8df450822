import type { Envelope, MessageDefinition, Topic } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { Outcome } from './outcome.js';

/** One consumer group: one consumer of one topic (DESIGN.md section 4). */
export interface Subscription {
  /** `<service>.<consumer>.<topic>`: never renamed, it names the group and the inbox. */
  readonly group: string;
  /** The service whose schema the effects go to. */
  readonly service: string;
  readonly topic: Topic;
  /** What it handles; other types of the topic pass by. */
  readonly messages: readonly MessageDefinition[];
  /** True: after a failed event, later ones of the same key wait for it. */
  readonly ordered: boolean;
  /** True: its effects have keys of their own, so a second delivery changes nothing, and events need no row in the inbox. */
  readonly isIdempotent?: boolean;
  /** At most this many events in one transaction, and what else is in the last one's row; the usual 500 unless one of them may say hundreds of things. */
  readonly batchSizeMax?: number;
  /** How long events of a stream may gather before they are taken on; 40 ms unless they can wait. */
  readonly streamRestMs?: number;
  /** How long it may wait while callers crowd the doors of its process; not at all unless told. In one process only: apart, nobody is held up by it. */
  readonly givesWayMs?: number;
  /** What it hears can forbid sending (a pause, an opt-out): while it hears nothing, `Broker.isDeaf`. */
  readonly mayForbid?: boolean;
  /** One outcome per event, in the same order. Writes only through `tx`; never calls a provider or a service. */
  readonly handle: (events: readonly Envelope[], tx: Tx) => Promise<readonly Outcome[]>;
}

/** `batchSizeMax` unless told: 121 k inbox claims/s at 500 (EVENTING.md section 5). */
export const batchSizeMax = 500;

/** The definition that a type belongs to; `custom.*` stands for its family, `*` for all. */
export function definitionOf(messages: readonly MessageDefinition[], type: string): MessageDefinition | undefined {
  return messages.find((m) => m.type === type || m.type === '*' || (m.type.endsWith('.*') && type.startsWith(m.type.slice(0, -1))));
}
