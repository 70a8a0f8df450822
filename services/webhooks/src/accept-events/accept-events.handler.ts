import { readEnvelope, type GivenEvent, type ReceivedEvent } from '@messaging/contracts';
import { Outbox, type Publication } from '@messaging/eventing';
import { Clock, CrashPoints, type Problem } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { insertErpEvents, type NewErpEvent } from '../store/erp-event.sql.js';
import { publicationOf } from './forward-event.rules.js';
import { judgeEvent } from './judge-event.rules.js';

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

  /** Returns how many were new. Of the same event twice in one request the first counts. */
  async #keep(received: readonly ReceivedEvent[], { hubId, at }: { hubId: string; at: Date }): Promise<number> {
    const rows = new Map<string, NewErpEvent>();
    const publications = new Map<string, Publication>();
    for (const event of received) {
      if (rows.has(event.id)) continue;
      const verdict = judgeEvent(event);
      const { id, source, sourceId, type, time, headers } = event;
      rows.set(id, {
        id, hubId, source, sourceId, type, time, headers, customerId: verdict.customerId, data: JSON.stringify(event.data ?? null),
        status: verdict.kind === 'sound' ? 'handled' : 'parked', reason: verdict.kind === 'parked' ? verdict.reason : undefined,
      });
      if (verdict.kind === 'sound') publications.set(id, publicationOf(event, { hubId, ...verdict }));
    }
    return this.database.inHub(hubId, async (tx) => {
      const fresh = await insertErpEvents(tx, [...rows.values()], at);
      await this.outbox.add(tx, [...publications].filter(([id]) => fresh.has(id)).map(([, publication]) => publication));
      return fresh.size;
    });
  }
}
