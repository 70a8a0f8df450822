import { setTimeout as sleep } from 'node:timers/promises';
import type { AutomationView, ChangeAutomation, CreateAutomation } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, deriveId, newId, ok, refuse, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { acceptOnce, matchesTag, refuseStale, tagOfMoment } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { CancelExecutions } from '../cancel-execution/cancel-executions.handler.js';
import { reasons } from '../schedule-execution/plan-execution.rules.js';
import { deleteAutomation, findAutomation, insertAutomations } from '../store/automation.sql.js';
import { lockPendingOfAutomation } from '../store/execution.sql.js';
import { findHubs } from '../store/hub.sql.js';
import { automationPublication } from './automation-events.rules.js';
import { automationView } from './automation-view.rules.js';
import type { Automation } from './automation.js';
import { changedAutomation, newAutomation, switched } from './automation.rules.js';
import { changeLocked, checkKnown, notFound, templateHeadOf } from './change-locked.js';
import { resetAutomation } from './reset-automation.rules.js';

/** Ended with their automation at once; what a larger backlog leaves ends when it comes due. */
const cancelledWithAutomationMax = 5000;

const route = 'POST /automations';

/** How long a change waits for the template that it names; on an idle log it is here within 50 ms of its own answer. */
const templateWaitMs = 2000;
const templateStepMs = { first: 10, max: 200 } as const;

/** What staff do to automations. Every change locks the row, so that two of them follow each other. */
@Injectable()
export class DefineAutomations {
  constructor(
    private readonly database: Database,
    private readonly canceller: CancelExecutions,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  async create(hubId: string, body: CreateAutomation, idempotencyKey: string | undefined): Promise<Result<AutomationView>> {
    return onceTemplateIsHere(() => this.database.inHub(hubId, (tx) => {
      const now = this.clock.now();
      const id = idempotencyKey === undefined ? newId() : deriveId(hubId, route, idempotencyKey, now.toISOString());
      return acceptOnce(tx, { hubId, route, key: idempotencyKey, body, now }, async () => {
        const checked = await checkKnown(tx, newAutomation(body, { id, hubId, now }));
        if (!checked.ok) return checked;
        await insertAutomations(tx, [checked.value]);
        await this.outbox.add(tx, [automationPublication(checked.value, { byStaff: true })]);
        return ok(await viewOf(tx, checked.value));
      });
    }));
  }

  async change(hubId: string, id: string, { patch, ifMatch }: { patch: ChangeAutomation; ifMatch: string | undefined }): Promise<Result<AutomationView>> {
    return onceTemplateIsHere(() =>
      this.#onLocked(hubId, id, async (tx, automation) =>
        (matchesTag(ifMatch, entityTag(automation)) ? checkKnown(tx, changedAutomation(automation, patch, this.clock.now())) : stale)),
    );
  }

  /** Idempotent. What waits is skipped when it comes due. */
  async disable(hubId: string, id: string): Promise<Result<AutomationView>> {
    return this.#onLocked(hubId, id, async (_, automation) => ok(switched(automation, false, this.clock.now())));
  }

  /** A system automation as it was made. Idempotent. */
  async reset(hubId: string, id: string): Promise<Result<AutomationView>> {
    return this.#onLocked(hubId, id, async (tx, automation) => resetAutomation(automation, { hub: (await findHubs(tx, [hubId])).get(hubId), now: this.clock.now() }));
  }

  async delete(hubId: string, id: string, ifMatch: string | undefined): Promise<Result<undefined>> {
    return this.database.inHub(hubId, async (tx) => {
      const automation = await findAutomation(tx, hubId, id);
      if (!automation) return notFound;
      if (!matchesTag(ifMatch, entityTag(automation))) return stale;
      if (automation.isSystem) return refuse({ kind: 'conflict', code: 'AUTOMATION.IS_SYSTEM', detail: 'System automations cannot be deleted; disable it instead.' });
      const pending = await lockPendingOfAutomation(tx, id, cancelledWithAutomationMax);
      await this.canceller.cancelLocked(tx, pending, () => reasons.automationDeleted);
      await deleteAutomation(tx, hubId, id); // after its executions, as where their messages are counted
      await this.outbox.add(tx, [automationPublication(automation, { isDeleted: true })]);
      return ok(undefined);
    });
  }

  async #onLocked(hubId: string, id: string, decide: (tx: Tx, automation: Automation) => Promise<Result<Automation>>): Promise<Result<AutomationView>> {
    return this.database.inHub(hubId, async (tx) => {
      const decided = await changeLocked(tx, { hubId, id, outbox: this.outbox }, (automation) => decide(tx, automation));
      return decided.ok ? ok(await viewOf(tx, decided.value)) : decided;
    });
  }
}

const entityTag = ({ updatedAt }: Automation): string => tagOfMoment(updatedAt.toISOString());
const stale = refuseStale('The automation');

/** A template answered 201 may be named in the very next request, before the log has brought it here. */
async function onceTemplateIsHere<T>(attempt: () => Promise<Result<T>>): Promise<Result<T>> {
  const deadline = performance.now() + templateWaitMs;
  for (let step: number = templateStepMs.first; ; step = Math.min(step * 2, templateStepMs.max)) {
    const result = await attempt();
    if (result.ok || result.problem.code !== 'TEMPLATE.UNKNOWN' || performance.now() + step > deadline) return result;
    await sleep(step);
  }
}

async function viewOf(tx: Tx, automation: Automation): Promise<AutomationView> {
  const hub = (await findHubs(tx, [automation.hubId])).get(automation.hubId);
  return automationView(automation, { hub, template: await templateHeadOf(tx, automation) });
}
