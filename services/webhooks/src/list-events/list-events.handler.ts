import type { ErpEventDetail, ErpEventFilters, ErpEventView } from '@messaging/contracts';
import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { findParkings } from '../store/erp-event-parking.sql.js';
import { findErpEvent, listErpEvents } from '../store/erp-event.sql.js';
import { detailOf, viewOf } from './event-view.rules.js';

/** Another hub's event, or none. */
export const eventNotFound: Problem = { kind: 'not_found', code: 'EVENT.NOT_FOUND', detail: 'There is no such event.' };

/** Reads the events that came by HTTP. */
@Injectable()
export class ListEvents {
  constructor(private readonly database: Database) {}

  /** One row more than `limit` where there is a next page. */
  async list(hubId: string, query: { filters: ErpEventFilters; beforeSeq: number | undefined; limit: number }): Promise<readonly { seq: number; view: ErpEventView }[]> {
    const events = await this.database.inHub(hubId, (tx) => listErpEvents(tx, { hubId, ...query, limit: query.limit + 1 }));
    return events.map((event) => ({ seq: event.seq, view: viewOf(event) }));
  }

  async find(hubId: string, id: string): Promise<Result<ErpEventDetail>> {
    return this.database.inHub(hubId, async (tx): Promise<Result<ErpEventDetail>> => {
      const event = await findErpEvent(tx, { hubId, id });
      return event ? ok(detailOf(event, await findParkings(tx, { hubId, id }))) : refuse(eventNotFound);
    });
  }
}
