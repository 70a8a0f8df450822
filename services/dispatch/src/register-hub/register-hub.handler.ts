import { channels, SettingsTree, type OperatorHub, type PutHub } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, newId, ok, refuse, type Result } from '@messaging/kernel';
import { Database, SecretBox, type Tx } from '@messaging/persistence';
import { pageOf, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { ProvisionHub } from '../provision-hub/provision-hub.handler.js';
import { pauseEvent } from '../pause-sending/pause-event.js';
import { beginPause, endPauses, type NewPause } from '../pause-sending/pauses.sql.js';
import { publishSettings } from '../settings/publish-settings.js';
import { SettingsTaken } from '../settings/settings-taken.js';
import { lockHub, updateHub } from '../settings/settings.sql.js';
import { findHub, listHubs, type HubsQuery } from './hubs.sql.js';
import { operatorHub, renamed } from './operator-hub.rules.js';

const suspended = { scope: 'all', cause: 'operator', reasonCode: 'HUB.SUSPENDED', reasonDetail: 'The operator has suspended this business.' } as const;

/** The operator's registry: names hubs, suspends them, and lets them go on. */
@Injectable()
export class RegisterHub {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly box: SecretBox,
    private readonly provisionHub: ProvisionHub,
    private readonly taken: SettingsTaken,
    private readonly clock: Clock,
  ) {}

  async list(query: HubsQuery): Promise<Page<OperatorHub>> {
    const rows = await listHubs(this.database, query);
    const page = pageOf(rows, query.limit, (row) => ({ createdAt: row.createdAt.toISOString(), id: row.hubId }));
    return { ...page, items: page.items.map(operatorHub) };
  }

  async one(hubId: string): Promise<Result<OperatorHub>> {
    const row = await findHub(this.database, hubId);
    return row ? ok(operatorHub(row)) : refuse({ kind: 'not_found', code: 'HUB.NOT_FOUND', detail: 'There is no such hub.' });
  }

  /** Idempotent. A hub that was not here exists from now on, and its events that waited are handled. */
  async put(hubId: string, wish: PutHub): Promise<Result<OperatorHub>> {
    await this.database.transaction(async (tx) => {
      await this.provisionHub.inTransaction(hubId, tx);
      await this.#rename(tx, hubId, wish);
      if (wish.status === 'suspended') await this.#suspend(tx, hubId);
      if (wish.status === 'active') await this.#release(tx, hubId);
    });
    await this.taken.by(hubId, wish.status === 'active' ? channels : []);
    return this.one(hubId);
  }

  async #rename(tx: Tx, hubId: string, wish: PutHub): Promise<void> {
    const tree = SettingsTree.parse((await lockHub(tx, hubId))?.settings ?? {});
    const after = renamed(tree, wish);
    if (after === tree) return;
    await updateHub(tx, hubId, after);
    await publishSettings(tx, hubId, { box: this.box, outbox: this.outbox });
  }

  async #suspend(tx: Tx, hubId: string): Promise<void> {
    const pause: NewPause = { id: newId(), hubId, ...suspended, since: this.clock.now() };
    if (await beginPause(tx, pause)) await this.outbox.add(tx, [pauseEvent(pause, 0)]);
  }

  async #release(tx: Tx, hubId: string): Promise<void> {
    const at = this.clock.now();
    const ended = await endPauses(tx, hubId, { cause: 'operator', scopes: ['all'], at });
    await this.outbox.add(tx, ended.map((pause) => pauseEvent(pause, 0, at)));
  }
}
