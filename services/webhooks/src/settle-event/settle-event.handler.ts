import type { ErpEventView } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { publicationOf } from '../accept-events/forward-event.rules.js';
import { judgeEvent } from '../accept-events/judge-event.rules.js';
import { viewOf } from '../list-events/event-view.rules.js';
import { eventNotFound } from '../list-events/list-events.handler.js';
import { findErpEvent, updateErpEvent } from '../store/erp-event.sql.js';
import { decideDrop, decideReplay } from './settle-event.rules.js';

/** What a person does with an event: hand it on (again), or give it up. */
@Injectable()
export class SettleEvent {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Judges the event anew, by what is known of its type now. */
  async replay(hubId: string, id: string): Promise<Result<ErpEventView>> {
    return this.database.inHub(hubId, async (tx) => {
      const event = await findErpEvent(tx, { hubId, id, lock: true });
      if (!event) return refuse(eventNotFound);
      const received = { ...event, data: JSON.parse(event.data) as unknown };
      const decided = decideReplay(event, judgeEvent(received));
      if (!decided.ok) return decided;
      await updateErpEvent(tx, decided.value.event);
      await this.outbox.add(tx, [publicationOf(received, { hubId, ...decided.value.forward })]);
      return ok(viewOf(decided.value.event));
    });
  }

  async drop(hubId: string, id: string): Promise<Result<ErpEventView>> {
    return this.database.inHub(hubId, async (tx) => {
      const event = await findErpEvent(tx, { hubId, id, lock: true });
      if (!event) return refuse(eventNotFound);
      const decided = decideDrop(event);
      if (!decided.ok) return decided;
      await updateErpEvent(tx, decided.value);
      return ok(viewOf(decided.value));
    });
  }
}
