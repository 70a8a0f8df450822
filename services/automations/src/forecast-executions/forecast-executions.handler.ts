import type { DryRunAutomation, Forecast, ForecastAutomations, ForecastItem } from '@messaging/contracts';
import { Clock, ok, refuse, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { encodeCursor } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import type { Automation } from '../define-automation/automation.js';
import { notFound } from '../define-automation/change-locked.js';
import type { Hub } from '../provision-hub-when-hub-seen/hub.js';
import { zoneOf } from '../schedule-execution/moment.rules.js';
import { activeAutomationsOfHub, automationsById, findAutomation } from '../store/automation.sql.js';
import { findHubs } from '../store/hub.sql.js';
import { findCustomers } from '../store/projection.sql.js';
import { findTemplateSubjects } from '../store/template-subject.sql.js';
import { expectedItems } from './expected-executions.js';
import { pageOfForecast, windowOf, type ForecastPlace, type ForeseenItem } from './forecast.rules.js';
import { subjectOf } from './subject-of.rules.js';
import { readTriedEvent, tryEvent } from './try-event.js';

interface Page {
  readonly limit: number;
  readonly after: ForecastPlace | undefined;
}
interface Expected {
  readonly items: ForeseenItem[];
  readonly isTruncated: boolean;
}

/** What automations would do. Reads alone: nothing is sent, planned or kept. */
@Injectable()
export class ForecastExecutions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async dryRun(hubId: string, { id, body }: { id: string; body: DryRunAutomation }, page: Page): Promise<Result<Forecast>> {
    return this.#answer(hubId, page, async (tx, hub) => {
      const automation = await findAutomation(tx, hubId, id);
      if (!automation) return notFound;
      if (!('event' in body)) return this.#expected(tx, { hub, automations: [automation], asked: body });
      const now = this.clock.now();
      const event = readTriedEvent(body.event, { hubId, now });
      return event.ok ? ok({ items: await tryEvent(tx, { hub, automation, event: event.value, now }), isTruncated: false }) : event;
    });
  }

  async forecast(hubId: string, body: ForecastAutomations, page: Page): Promise<Result<Forecast>> {
    return this.#answer(hubId, page, async (tx, hub) => {
      const automations = await automationsAsked(tx, hubId, body.automationIds);
      return automations.ok ? this.#expected(tx, { hub, automations: automations.value, asked: { from: body.from, days: body.days } }) : automations;
    });
  }

  async #expected(tx: Tx, { hub, automations, asked }: { hub: Hub; automations: readonly Automation[]; asked: Parameters<typeof windowOf>[0] }): Promise<Result<Expected>> {
    const now = this.clock.now();
    const window = windowOf(asked, { now, zone: zoneOf(undefined, hub.settings?.hub.timeZone) });
    return window.ok ? ok(await expectedItems(tx, { hub, automations, window: window.value, now })) : window;
  }

  async #answer(hubId: string, page: Page, expect: (tx: Tx, hub: Hub) => Promise<Result<Expected>>): Promise<Result<Forecast>> {
    return this.database.inHub(hubId, async (tx) => {
      const hub = (await findHubs(tx, [hubId])).get(hubId);
      if (!hub) return notFound;
      const expected = await expect(tx, hub);
      if (!expected.ok) return expected;
      const { items, summary, more } = pageOfForecast(expected.value.items, page);
      const last = items.at(-1);
      const nextCursor = more && last ? encodeCursor({ at: last.at, automationId: last.automationId, customerId: last.customerId }) : null;
      return ok({ items: await named(tx, hubId, items), summary, isTruncated: expected.value.isTruncated, nextCursor });
    });
  }
}

/** A page's items with what a reader wants besides: who it is, and what a mail would be headed. */
async function named(tx: Tx, hubId: string, items: readonly ForeseenItem[]): Promise<ForecastItem[]> {
  const customers = await findCustomers(tx, items.map(({ customerId }) => ({ hubId, customerId })));
  const mails = items.flatMap(({ channel, facts }) => (channel === 'email' && facts?.automation ? [facts.automation.templateId] : []));
  const subjects = await findTemplateSubjects(tx, hubId, mails);
  return items.map(({ facts, ...item }) => {
    const words = item.channel === 'email' && facts?.automation ? subjects.get(facts.automation.templateId) : undefined;
    const subject = facts && words && subjectOf(facts, words);
    const { firstName, lastName } = (facts?.customer ?? customers.get(`${hubId}|${item.customerId}`))?.fields ?? {};
    const customerName = [firstName, lastName].filter(Boolean).join(' ');
    return { ...item, ...(customerName !== '' && { customerName }), ...(subject !== undefined && { subject }) };
  });
}

/** Those that were named, also switched off ones, or all that are on. */
async function automationsAsked(tx: Tx, hubId: string, ids: readonly string[] | undefined): Promise<Result<readonly Automation[]>> {
  if (!ids) return ok(await activeAutomationsOfHub(tx, hubId));
  const known = await automationsById(tx, [...new Set(ids)]);
  const missing = ids.findIndex((id) => known.get(id)?.hubId !== hubId);
  if (missing < 0) return ok([...known.values()]);
  const error = { pointer: `/automationIds/${missing}`, code: 'AUTOMATION.NOT_FOUND', detail: 'is not an automation of this hub' };
  return refuse({ kind: 'rule', code: error.code, detail: `${error.pointer} ${error.detail}`, errors: [error] });
}
