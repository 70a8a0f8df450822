import type { Envelope } from '@messaging/contracts';
import { Clock, deriveId } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { HookBell } from '../deliver-hooks/hook-bell.js';
import { insertDeliveries } from '../store/hook-delivery.sql.js';
import { bodyOf, customerOf, isWanted } from './hook-events.rules.js';
import { KnownHooks } from './known-hooks.js';

/** Every event that a hook wants becomes a delivery; the worker is woken after the commit. */
@Injectable()
export class QueueDeliveries {
  constructor(
    private readonly hooks: KnownHooks,
    private readonly bell: HookBell,
    private readonly clock: Clock,
  ) {}

  async queue(tx: Tx, events: readonly Envelope[]): Promise<void> {
    const byHub = await this.hooks.byHub();
    if (byHub.size === 0) return;
    const rows = events.flatMap((event) =>
      (byHub.get(event.hubId) ?? []).filter((hook) => isWanted(hook.events, event.type)).map((hook) => ({
        id: deriveId(hook.id, event.id), hubId: event.hubId, hookId: hook.id, type: event.type, customerId: customerOf(event.data), body: bodyOf(event),
      })));
    if (rows.length === 0) return;
    await insertDeliveries(tx, rows, this.clock.now());
    tx.onCommit(() => this.bell.ring());
  }
}
