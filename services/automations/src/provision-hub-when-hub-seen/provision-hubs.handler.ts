import { hubSeen } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { HubAdmission, HubProvisioner, isHubHere } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { automationPublication } from '../define-automation/automation-events.rules.js';
import { systemAutomationsOf } from '../define-automation/system-automations.rules.js';
import { insertAutomations } from '../store/automation.sql.js';
import { findHubs, insertHubs } from '../store/hub.sql.js';
import type { Hub } from './hub.js';

/** Makes a hub exist here, with its system automations, and says so if nobody told us. */
@Injectable()
export class ProvisionHubs extends HubProvisioner {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly admission: HubAdmission,
  ) {
    super();
  }

  isKnown(hubId: string): Promise<boolean> {
    return isHubHere(this.database, hubId);
  }

  /** An authenticated request met the hub. */
  override async provision(hubId: string): Promise<void> {
    await this.database.transaction((tx) => this.known(tx, [hubId], { announce: true }));
  }

  /** These hubs, made now where they are missing. */
  async known(tx: Tx, hubIds: readonly string[], options: { announce: boolean }): Promise<ReadonlyMap<string, Hub>> {
    const wanted = [...new Set(hubIds)].sort();
    const found = await findHubs(tx, wanted);
    const missing = wanted.filter((hubId) => !found.has(hubId));
    if (missing.length === 0) return found;
    await this.#make(tx, missing, options);
    return findHubs(tx, wanted);
  }

  async #make(tx: Tx, missing: readonly string[], { announce }: { announce: boolean }): Promise<void> {
    await this.admission.admit(tx, missing); // their events that waited for this are tried again
    const now = this.clock.now();
    const made = await insertHubs(tx, missing, now);
    const automations = made.flatMap((hubId) => systemAutomationsOf(hubId, now));
    const fresh = await insertAutomations(tx, automations);
    await this.outbox.add(tx, automations.filter(({ id }) => fresh.has(id)).map((automation) => automationPublication(automation)));
    if (!announce) return;
    await this.outbox.add(tx, made.map((hubId) => ({ message: hubSeen, hubId, key: hubId, data: { hubId, seenAt: now.toISOString() } })));
  }
}
