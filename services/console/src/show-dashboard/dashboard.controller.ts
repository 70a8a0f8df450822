import { Dashboard } from '@messaging/contracts';
import { CurrentPrincipal, Operation, Principal, ZodQuery } from '@messaging/service-kit';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { ShowDashboard } from './show-dashboard.handler.js';

/** A year and its leap day. */
const daysMax = 366;
const DAY_MS = 86_400_000;

const day = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
const Query = z
  .strictObject({
    from: day.optional().meta({ description: 'A date in the hub’s zone, or a moment; 30 days before `to` unless given' }),
    to: day.optional().meta({ description: 'Included; today unless given' }),
    days: z.coerce.number().int().min(1).max(daysMax).optional().meta({ description: 'Instead of `from`: so many days, the last of them `to`' }),
  })
  .refine(({ from, days }) => from === undefined || days === undefined, { path: ['days'], message: 'must not stand beside from' })
  .refine(({ from, to }) => from === undefined || to === undefined || Date.parse(from) <= Date.parse(to), { path: ['to'], message: 'must not be before from' })
  .refine(({ from, to }) => from === undefined || (to === undefined ? Date.now() : Date.parse(to)) - Date.parse(from) <= daysMax * DAY_MS, {
    path: ['from'], message: `must not be more than ${daysMax} days before to`,
  });

@Controller('api/v1/dashboard')
export class DashboardController {
  constructor(private readonly dashboard: ShowDashboard) {}

  @Get()
  @Operation({
    summary: 'Totals and daily series per channel, what is in flight, and what needs a person',
    description: 'Messages count on the day they were accepted (in the hub’s time zone), by their current status; one that is sent again is a new message and counts as one more. Sandbox messages are counted separately, test sends not at all.',
    permission: 'messaging.view_message',
    tags: ['Dashboard'],
    query: Query,
    responses: { 200: Dashboard },
  })
  show(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(Query) query: z.output<typeof Query>): Promise<Dashboard> {
    return this.dashboard.show(hubId, query);
  }
}
