import { hubSeen } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { HubProvisioner, isHubHere } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { versionPublications } from '../publish-template/publish-template.rules.js';
import { insertHubs } from '../store/hub.sql.js';
import { insertTemplates } from '../store/template.sql.js';
import { systemTemplatesOf } from './system-template-state.rules.js';

/** Gives a hub its system templates. Done again it adds only what is missing, so a new release's templates reach old hubs. */
@Injectable()
export class ProvisionHub extends HubProvisioner {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {
    super();
  }

  isKnown(hubId: string): Promise<boolean> {
    return isHubHere(this.database, hubId);
  }

  /** A hub met first in a request to this service; the others are told. */
  async provision(hubId: string): Promise<void> {
    const seenAt = this.clock.now().toISOString();
    await this.database.inHub(hubId, async (tx) => {
      const fresh = await this.provisionIn(tx, [hubId]);
      await this.outbox.add(tx, fresh.map(() => ({ message: hubSeen, hubId, key: hubId, data: { hubId, seenAt } })));
    });
  }

  /** The same for hubs that others met; returns those that were new here. */
  async provisionIn(tx: Tx, hubIds: readonly string[]): Promise<readonly string[]> {
    const now = this.clock.now();
    const fresh = await insertHubs(tx, hubIds, now);
    const templates = [...new Set(hubIds)].flatMap((hubId) => systemTemplatesOf(hubId, now));
    const missing = await insertTemplates(tx, templates.map(({ template }) => template));
    const made = templates.filter(({ template }) => missing.has(template.id));
    await this.outbox.add(tx, made.flatMap(({ template, checked }) => versionPublications(template, checked.published)));
    return fresh;
  }
}
