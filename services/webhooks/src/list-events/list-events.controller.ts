import { ErpEventDetail, ErpEventFilters, ErpEventView } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, ListQuery, Operation, pageOf, pageSchema, Principal, ZodParam, ZodQuery, type Page } from '@messaging/service-kit';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { ListEvents } from './list-events.handler.js';

const EventsQuery = ListQuery.extend(ErpEventFilters.shape);
type EventsQuery = z.infer<typeof EventsQuery>;
const EventsPage = pageSchema(ErpEventView);
const Place = z.int().min(1);

/** What came in by HTTP, for staff. */
@Controller('api/v1/events')
export class ListEventsController {
  constructor(private readonly events: ListEvents) {}

  @Get()
  @Operation({
    summary: 'List events of the ERP, newest first', tags: ['Events'], permission: 'messaging.manage_settings', ofAnyHub: true, query: EventsQuery,
    responses: { 200: EventsPage },
  })
  async list(@CurrentPrincipal() principal: Principal, @ZodQuery(EventsQuery) query: EventsQuery): Promise<Page<ErpEventView>> {
    const { limit, cursor, ...filters } = query;
    const rows = await this.events.list(principal.hubId, { filters, limit, beforeSeq: decodeCursor(Place, cursor) });
    const page = pageOf(rows, limit, (row) => row.seq);
    return { items: page.items.map(({ view }) => view), nextCursor: page.nextCursor };
  }

  @Get(':id')
  @Operation({ summary: 'Read one event with its data', tags: ['Events'], permission: 'messaging.manage_settings', ofAnyHub: true, params: { id: z.uuid() }, responses: { 200: ErpEventDetail } })
  async show(@CurrentPrincipal() principal: Principal, @ZodParam('id', z.uuid()) id: string): Promise<ErpEventDetail> {
    return unwrap(await this.events.find(principal.hubId, id));
  }
}
