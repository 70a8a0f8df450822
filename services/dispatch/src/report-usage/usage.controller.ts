import { Channel, HubId, Month, Usage } from '@messaging/contracts';
import { Clock } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { decodeCursor, ListQuery, Operation, pageOf, pageSchema, ZodQuery } from '@messaging/service-kit';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { usageBetween } from './usage.sql.js';

const UsageList = ListQuery.extend({ month: Month.optional().meta({ description: 'In UTC; the present one unless named' }) });
const Place = z.strictObject({ hubId: HubId, channel: Channel, provider: z.string().max(64) });

/** What the operator is asked to pay for. */
@Controller('api/v1/operator/usage')
export class UsageController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation({
    operator: true, tags: ['Operator'], summary: 'Count the messages that providers accepted within a month, by hub, channel and provider', query: UsageList,
    responses: { 200: pageSchema(Usage).extend({ month: Month }) },
  })
  async read(@ZodQuery(UsageList) { limit, cursor, month = this.clock.now().toISOString().slice(0, 7) }: z.output<typeof UsageList>) {
    const [from, to] = [new Date(`${month}-01T00:00:00Z`), new Date(`${month}-01T00:00:00Z`)];
    to.setUTCMonth(to.getUTCMonth() + 1);
    const rows = await usageBetween(this.database, { from, to, limit, after: decodeCursor(Place, cursor) });
    return { month, ...pageOf(rows, limit, ({ hubId, channel, provider }) => ({ hubId, channel, provider })) };
  }
}
