import { DryRunAutomation, Forecast, ForecastAutomations } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, ListQuery, Operation, Principal, ZodBody, ZodParam, ZodQuery } from '@messaging/service-kit';
import { Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { ForecastExecutions } from './forecast-executions.handler.js';

const tags = ['Automations'];
const Id = z.uuid();
const Place = z.object({ at: z.iso.datetime(), automationId: z.uuid(), customerId: z.string().max(128) });
const permission = 'messaging.view_automation';

/** What automations would do; nothing is sent (API.md section 3, Automations). */
@Controller('api/v1/automations')
export class ForecastController {
  constructor(private readonly forecaster: ForecastExecutions) {}

  @Post('forecast')
  @Operation({
    summary: 'Forecast what all automations will do', description: 'Covers waiting executions and the birthdays, anniversaries and absences still to come. Suppressions and sales are known only to dispatch, which has the last word.',
    permission, tags, query: ListQuery, body: ForecastAutomations, responses: { 200: Forecast },
  })
  async forecast(@CurrentPrincipal() { hubId }: Principal, @ZodBody(ForecastAutomations) body: ForecastAutomations, @ZodQuery(ListQuery) { limit, cursor }: ListQuery): Promise<Forecast> {
    return unwrap(await this.forecaster.forecast(hubId, body, { limit, after: decodeCursor(Place, cursor) }));
  }

  @Post(':id/dry-run')
  @Operation({
    summary: 'Say what an automation would do with an event, or within a period', description: 'Works whether or not the automation is enabled.',
    permission, tags, params: { id: Id }, query: ListQuery, body: DryRunAutomation, responses: { 200: Forecast },
  })
  async dryRun(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @ZodBody(DryRunAutomation) body: DryRunAutomation, @ZodQuery(ListQuery) { limit, cursor }: ListQuery): Promise<Forecast> {
    return unwrap(await this.forecaster.dryRun(hubId, { id, body }, { limit, after: decodeCursor(Place, cursor) }));
  }
}
