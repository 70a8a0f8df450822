import { hubSeen } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { HubProvisioner, isHubHere } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { insertHubs } from '../store/hub.sql.js';

/** Creates a hub here, and announces it unless another service did. */
@Injectable()
export class ProvisionHubs extends HubProvisioner {
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

  /** Called when an authenticated request names a hub. */
  override async provision(hubId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const made = await this.known(tx, [hubId]);
      const seenAt = this.clock.now().toISOString();
      await this.outbox.add(tx, made.map((hub) => ({ message: hubSeen, hubId: hub, key: hub, data: { hubId: hub, seenAt } })));
    });
  }

  /** Creates those of these hubs that are missing; returns the new ones. */
  async known(tx: Tx, hubIds: readonly string[]): Promise<readonly string[]> {
    return insertHubs(tx, hubIds, this.clock.now());
  }
}
