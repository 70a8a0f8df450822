import { executionFilters, ExecutionView } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, ListQuery, Operation, pageSchema, Principal, ZodParam, ZodQuery, type Page } from '@messaging/service-kit';
import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { CancelExecution } from '../cancel-execution/cancel-execution.handler.js';
import { ListPlaceSchema } from './list-place.js';
import { ReadExecutions } from './read-executions.handler.js';

const tags = ['Automations'];
const Id = z.uuid();
const params = { id: Id };
const permission = 'messaging.view_automation';
const ExecutionsQuery = ListQuery.extend(executionFilters);
const OfAutomationQuery = ListQuery.extend({ status: executionFilters.status, customerId: executionFilters.customerId });
type ExecutionsQuery = z.output<typeof ExecutionsQuery>;
type OfAutomationQuery = z.output<typeof OfAutomationQuery>;

/** `/api/v1/executions`, and those of one automation (API.md section 3). */
@Controller('api/v1')
export class ExecutionsController {
  constructor(
    private readonly reader: ReadExecutions,
    private readonly canceller: CancelExecution,
  ) {}

  @Get('executions')
  @Operation({ summary: 'List executions, newest first', permission, tags, query: ExecutionsQuery, responses: { 200: pageSchema(ExecutionView) } })
  async list(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(ExecutionsQuery) query: ExecutionsQuery): Promise<Page<ExecutionView>> {
    return this.reader.list(hubId, { limit: query.limit, automationId: query.automationId, customerId: query.customerId, status: query.status, after: decodeCursor(ListPlaceSchema, query.cursor) });
  }

  @Get('automations/:id/executions')
  @Operation({ summary: 'List the executions of an automation', permission, tags, params, query: OfAutomationQuery, responses: { 200: pageSchema(ExecutionView) } })
  async listOf(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @ZodQuery(OfAutomationQuery) query: OfAutomationQuery): Promise<Page<ExecutionView>> {
    const wanted = { limit: query.limit, automationId: id, customerId: query.customerId, status: query.status, after: decodeCursor(ListPlaceSchema, query.cursor) };
    return unwrap(await this.reader.listOf(hubId, id, wanted));
  }

  @Post('executions/:id/cancel')
  @Operation({ summary: 'Cancel a pending execution', permission: 'messaging.change_automation', tags, params, responses: { 200: ExecutionView } })
  async cancel(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string): Promise<ExecutionView> {
    return unwrap(await this.canceller.cancel(hubId, id));
  }
}
