import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';
import { inReadersWords } from '../language/readers-words.js';
import type { operations } from '../api/schema.js';

export type Automation = operations['Automations_get']['responses'][200]['content']['application/json'];
export type ChangeAutomation = NonNullable<operations['Automations_change']['requestBody']>['content']['application/json'];
export type CreateAutomation = operations['Automations_create']['requestBody']['content']['application/json'];
export type Execution = operations['Executions_list']['responses'][200]['content']['application/json']['items'][number];
export type Waiting = operations['EnableAutomation_waiting']['responses'][200]['content']['application/json'];
export type Forecast = operations['Forecast_forecast']['responses'][200]['content']['application/json'];
export type Trigger = Automation['trigger'];
export type ExecutionStatus = Execution['status'];

export const triggers = ['welcome', 'booking_confirmed', 'booking_reminder', 'post_appointment', 'post_sale', 'birthday', 'anniversary', 'inactivity', 'loyalty_tier_change', 'lead_stage_change', 'ticket_resolved', 'custom'] as const satisfies readonly Trigger[];

/** What nobody has asked for is marketing, whatever its template says of itself. */
export const marketingTriggers: ReadonlySet<Trigger> = new Set(['birthday', 'anniversary', 'inactivity']);

export const automationsQuery = queryOptions({ queryKey: ['automations', 'list'], queryFn: () => answer(api.GET('/api/v1/automations', { params: { query: { limit: 200 } } })) });

export const automationQuery = (id: string) => queryOptions({ queryKey: ['automations', 'one', id], queryFn: () => answer(api.GET('/api/v1/automations/{id}', { params: { path: { id } } })), select: (automation) => inReadersWords(automation) });

/** Asked anew each time: who waits changes by the minute. */
export const waitingQuery = (id: string) =>
  queryOptions({ queryKey: ['automations', 'waiting', id], queryFn: () => answer(api.GET('/api/v1/automations/{id}/waiting', { params: { path: { id } } })), staleTime: 0 });

/** How far ahead an automation's page looks. */
export const comingDays = 7;

/** Whom it would write to in the coming days, the earliest first. */
export const forecastQuery = (id: string) =>
  queryOptions({
    queryKey: ['automations', 'forecast', id],
    queryFn: () => answer(api.POST('/api/v1/automations/forecast', { params: { query: { limit: 50 } }, body: { days: comingDays, automationIds: [id] } })),
  });

export const executionsQuery = (automationId: string, status: ExecutionStatus | undefined) =>
  infiniteQueryOptions({
    queryKey: ['executions', automationId, status ?? ''],
    queryFn: ({ pageParam }) => answer(api.GET('/api/v1/automations/{id}/executions', { params: { path: { id: automationId }, query: { limit: 50, ...(status && { status }), ...(pageParam !== null && { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
