import { channels, type Channel, type ChangeHold, type Hold } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, newId } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { PausesTaken } from '../pause-sending/pauses-taken.js';
import { pauseEvent } from '../pause-sending/pause-event.js';
import { beginPause, endPauses, openPausesOf, type NewPause } from '../pause-sending/pauses.sql.js';
import { lockHub } from '../settings/settings.sql.js';

/** Stops a hub's sending and lets it go on; what is queued stays queued. */
@Injectable()
export class HoldSending {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly taken: PausesTaken,
    private readonly clock: Clock,
  ) {}

  async read(hubId: string): Promise<Hold> {
    return this.database.inHub(hubId, (tx) => heldNow(tx, hubId));
  }

  /** Idempotent. Releasing `all` releases each channel too; one channel stays held while `all` is. */
  async change(hubId: string, { scope, on }: ChangeHold): Promise<Hold> {
    const now = this.clock.now();
    const hold = await this.database.inHub(hubId, async (tx) => {
      await lockHub(tx, hubId);
      if (on) await this.#begin(tx, { id: newId(), hubId, scope, cause: 'staff', reasonCode: 'SENDING.HELD', reasonDetail: 'Somebody put sending on hold.', since: now });
      else await this.#end(tx, hubId, { scopes: scope === 'all' ? ['all', ...channels] : [scope], at: now });
      return heldNow(tx, hubId);
    });
    await this.taken.by(hubId, on ? [] : scope === 'all' ? channels : [scope]);
    return hold;
  }

  async #begin(tx: Tx, pause: NewPause): Promise<void> {
    if (await beginPause(tx, pause)) await this.outbox.add(tx, [pauseEvent(pause, 0)]);
  }

  async #end(tx: Tx, hubId: string, { scopes, at }: { scopes: readonly (Channel | 'all')[]; at: Date }): Promise<void> {
    const ended = await endPauses(tx, hubId, { cause: 'staff', scopes, at });
    await this.outbox.add(tx, ended.map((pause) => pauseEvent(pause, 0, at)));
  }
}

async function heldNow(tx: Tx, hubId: string): Promise<Hold> {
  const open = await openPausesOf(tx, hubId);
  return { held: open.filter(({ cause }) => cause === 'staff').map(({ scope, since }) => ({ scope, since: since.toISOString() })) };
}
