import { readEnvelope, type GivenEvent, type ReceivedEvent } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, CrashPoints, type Problem } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { keepEvents } from './keep-events.js';

/** An event that was refused alone. */
export interface RejectedEvent {
  readonly index: number;
  readonly id: string | null;
  readonly problem: Problem;
}

/** What became of a request. */
export interface AcceptedEvents {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedEvent[];
}

/** Takes on ERP events: each is kept once, and the sound ones are handed on in the same transaction. */
@Injectable()
export class AcceptEvents {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly crashPoints: CrashPoints,
  ) {}

  async accept(given: readonly GivenEvent[], sender: { hubId: string; traceparent?: string | undefined }): Promise<AcceptedEvents> {
    const arrival = { ...sender, at: this.clock.now() };
    const received: ReceivedEvent[] = [];
    const rejected: RejectedEvent[] = [];
    given.forEach((event, index) => {
      const read = readEnvelope(event, arrival);
      if (read.ok) received.push(read.value);
      else rejected.push({ index, id: typeof event.attributes['id'] === 'string' ? event.attributes['id'] : null, problem: read.problem });
    });
    const accepted = received.length === 0 ? 0 : await this.#keep(received, arrival);
    this.crashPoints.at('events.afterAccept');
    return { accepted, duplicates: received.length - accepted, rejected };
  }

  async #keep(received: readonly ReceivedEvent[], { hubId, at }: { hubId: string; at: Date }): Promise<number> {
    const events = received.map((event) => ({ hubId, event }));
    return this.database.inHub(hubId, (tx) => keepEvents(tx, this.outbox, { events, at, forward: true }));
  }
}
