import type { EnableAutomation, EnabledAutomation, WaitingCustomers } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, ok, refuse, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { acceptOnce } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { automationView } from '../define-automation/automation-view.rules.js';
import type { Automation } from '../define-automation/automation.js';
import { switched } from '../define-automation/automation.rules.js';
import { changeLocked, checkKnown, notFound, templateHeadOf } from '../define-automation/change-locked.js';
import { findAutomation } from '../store/automation.sql.js';
import { findHubs } from '../store/hub.sql.js';
import { confirmationRefusal, isConfirmed, withBacklog } from './backlog.rules.js';
import { countBacklog, nobodyWaits } from './count-backlog.js';

const confirmAboveDefault = 1000;

/** Switching an automation on, and who was there already when that happens. */
@Injectable()
export class EnableAutomations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** Who would be written to if it were enabled now with `backlog: send`. Of one that is on nobody waits. */
  async waiting(hubId: string, id: string): Promise<Result<WaitingCustomers>> {
    return this.database.inHub(hubId, async (tx) => {
      const automation = await findAutomation(tx, hubId, id);
      return automation ? ok(await this.#waiting(tx, automation, this.clock.now())) : notFound;
    });
  }

  /** Idempotent: one that is on stays as it is, and writes to nobody anew. What cannot work is not switched on. */
  async enable(hubId: string, id: string, { body, key }: { body: EnableAutomation; key: string | undefined }): Promise<Result<EnabledAutomation>> {
    return this.database.inHub(hubId, (tx) => {
      const now = this.clock.now();
      return acceptOnce(tx, { hubId, route: `POST /automations/${id}/enable`, key, body, now }, () => this.#enable(tx, { hubId, id, body, now }));
    });
  }

  async #enable(tx: Tx, { hubId, id, body, now }: { hubId: string; id: string; body: EnableAutomation; now: Date }): Promise<Result<EnabledAutomation>> {
    const present = await findAutomation(tx, hubId, id);
    if (!present) return notFound;
    const waiting = await this.#waiting(tx, present, now);
    const hub = (await findHubs(tx, [hubId])).get(hubId);
    const confirmAbove = hub?.settings?.policy.confirmAbove ?? confirmAboveDefault;
    const isAsked = body.backlog === 'send' && waiting.waiting > 0 && waiting.waiting >= confirmAbove;
    if (isAsked && !isConfirmed(waiting.waiting, body.confirmRecipients)) return refuse(confirmationRefusal(waiting.waiting));
    let isNew = false; // of two at once, the second finds it on
    const enabled = await changeLocked(tx, { hubId, id, outbox: this.outbox }, async (automation) => {
      if (automation.isActive) return ok(automation);
      isNew = true;
      const next = switched(automation, true, now);
      return checkKnown(tx, body.backlog === 'send' ? withBacklog(next, now) : next);
    });
    if (!enabled.ok) return enabled;
    return ok({ ...automationView(enabled.value, { hub, template: await templateHeadOf(tx, enabled.value) }), ...(isNew ? waiting : nobodyWaits) });
  }

  async #waiting(tx: Tx, automation: Automation, now: Date): Promise<WaitingCustomers> {
    const hub = (await findHubs(tx, [automation.hubId])).get(automation.hubId);
    return automation.isActive || !hub ? nobodyWaits : countBacklog(tx, { automation, hub, asOf: now, now });
  }
}
