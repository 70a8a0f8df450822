import { HubId, hubFilters, OperatorHub, PutHub, utcMoment } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { decodeCursor, ListQuery, Operation, pageSchema, ZodBody, ZodParam, ZodQuery } from '@messaging/service-kit';
import { Controller, Get, Put } from '@nestjs/common';
import { z } from 'zod';
import { RegisterHub } from './register-hub.handler.js';

const HubList = ListQuery.extend(hubFilters);
const Place = z.strictObject({ createdAt: utcMoment, id: HubId });
const about = { operator: true, tags: ['Operator'] } as const;

/** The operator's registry of hubs. */
@Controller('api/v1/operator/hubs')
export class HubsController {
  constructor(private readonly hubs: RegisterHub) {}

  @Get()
  @Operation({ ...about, summary: 'List hubs, newest first; with `problem`, those that have it', query: HubList, responses: { 200: pageSchema(OperatorHub) } })
  list(@ZodQuery(HubList) { limit, cursor, problem }: z.output<typeof HubList>) {
    return this.hubs.list({ problem, limit, after: decodeCursor(Place, cursor) });
  }

  @Get(':id')
  @Operation({ ...about, summary: 'Read a hub', params: { id: HubId }, responses: { 200: OperatorHub } })
  async one(@ZodParam('id', HubId) id: string): Promise<OperatorHub> {
    return unwrap(await this.hubs.one(id));
  }

  @Put(':id')
  @Operation({
    ...about, summary: 'Register, rename, suspend or reactivate a hub', params: { id: HubId }, body: PutHub, responses: { 200: OperatorHub },
    description: 'Fields not mentioned stay. Events that waited for the hub are handled now. While it is suspended it sends nothing; queued messages stay queued.',
  })
  async put(@ZodParam('id', HubId) id: string, @ZodBody(PutHub) body: PutHub): Promise<OperatorHub> {
    return unwrap(await this.hubs.put(id, body));
  }
}
