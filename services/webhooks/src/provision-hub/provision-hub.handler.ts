import { hubSeen } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { HubProvisioner, isHubHere } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { insertHubs } from '../store/hub.sql.js';

/** A hub met first in a request to this service: kept here, and told to the others. */
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

  async provision(hubId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.inHub(hubId, async (tx) => {
      const fresh = await insertHubs(tx, [hubId], now);
      await this.outbox.add(tx, fresh.map(() => ({ message: hubSeen, hubId, key: hubId, data: { hubId, seenAt: now.toISOString() } })));
    });
  }
}
