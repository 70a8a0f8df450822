import { eventDropAsked, eventReplayAsked, eventSettled, type ErpEventView } from '@messaging/contracts';
import { Outbox, type Publication } from '@messaging/eventing';
import { Clock, ok, refuse, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { publicationOf } from '../accept-events/forward-event.rules.js';
import { judgeEvent } from '../accept-events/judge-event.rules.js';
import { atTheDoor } from '../accept-events/keep-events.js';
import { viewOf } from '../list-events/event-view.rules.js';
import { eventNotFound } from '../list-events/list-events.handler.js';
import { dropParkings, findParkings, forgetParkings, type EventParking } from '../store/erp-event-parking.sql.js';
import { findErpEvent, updateErpEvent, type StoredErpEvent } from '../store/erp-event.sql.js';
import { decideDrop, decideReplay, type Settlement } from './settle-event.rules.js';

/** What a person does with an event: try it again, or give it up, wherever it is parked. */
@Injectable()
export class SettleEvent {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Judges the event anew, by what is known of its type now. */
  async replay(hubId: string, id: string): Promise<Result<ErpEventView>> {
    return this.#settle(hubId, id, {
      decide: (event, parkings) => decideReplay(event, parkings, judgeEvent({ ...event, data: JSON.parse(event.data) as unknown })),
      parkings: forgetParkings, asked: eventReplayAsked, outcome: 'handled',
    });
  }

  async drop(hubId: string, id: string): Promise<Result<ErpEventView>> {
    return this.#settle(hubId, id, { decide: decideDrop, parkings: dropParkings, asked: eventDropAsked, outcome: 'dropped' });
  }

  async #settle(hubId: string, id: string, wish: Wish): Promise<Result<ErpEventView>> {
    return this.database.inHub(hubId, async (tx): Promise<Result<ErpEventView>> => {
      const event = await findErpEvent(tx, { hubId, id, lock: true });
      if (!event) return refuse(eventNotFound);
      const decided = wish.decide(event, await findParkings(tx, { hubId, id }));
      if (!decided.ok) return decided;
      const settlement = decided.value;
      await updateErpEvent(tx, settlement.event);
      if (settlement.kind === 'ask') await wish.parkings(tx, { hubId, id });
      await this.outbox.add(tx, this.#follows(event, settlement, wish));
      return ok(viewOf(settlement.event));
    });
  }

  #follows(before: StoredErpEvent, settlement: Settlement, { asked, outcome }: Wish): Publication[] {
    const { id, hubId } = before;
    const settled: Publication[] = [{ message: eventSettled, hubId, key: id, data: { eventId: id, consumer: atTheDoor, outcome, at: this.clock.now().toISOString() } }];
    switch (settlement.kind) {
      case 'ask':
        return [{ message: asked, hubId, key: id, data: { eventId: id } }];
      case 'forward': {
        const { verdict, wasParked } = settlement;
        const handedOn = publicationOf({ ...settlement.event, data: JSON.parse(settlement.event.data) as unknown }, { hubId, ...verdict });
        return wasParked ? [handedOn, ...settled] : [handedOn];
      }
      case 'nothing':
        return before.status === 'parked' ? settled : [];
    }
  }
}

interface Wish {
  readonly decide: (event: StoredErpEvent, parkings: readonly EventParking[]) => Result<Settlement>;
  readonly parkings: (tx: Tx, key: { hubId: string; id: string }) => Promise<void>;
  readonly asked: typeof eventReplayAsked | typeof eventDropAsked;
  readonly outcome: 'handled' | 'dropped';
}
