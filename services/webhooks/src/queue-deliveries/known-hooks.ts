import type { HookEventType } from '@messaging/contracts';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { activeHooks } from '../store/hook.sql.js';

/** A hook made by another process is known after this long; one of this process at once (`changed`). */
const freshMs = 1000;

type KnownHook = Readonly<{ id: string; hubId: string; events: readonly HookEventType[] }>;

/** The hooks that want something, kept for a second: most events are of hubs that have none, and cost no query. */
@Injectable()
export class KnownHooks {
  #hooks: ReadonlyMap<string, readonly KnownHook[]> = new Map();
  #readAt = 0;

  constructor(private readonly database: Database) {}

  /** By hub. */
  async byHub(): Promise<ReadonlyMap<string, readonly KnownHook[]>> {
    if (Date.now() - this.#readAt < freshMs) return this.#hooks;
    const readAt = Date.now();
    const byHub = new Map<string, KnownHook[]>();
    for (const hook of await activeHooks(this.database)) byHub.set(hook.hubId, [...(byHub.get(hook.hubId) ?? []), hook]);
    this.#hooks = byHub;
    this.#readAt = readAt;
    return byHub;
  }

  /** Hooks have changed. */
  changed(): void {
    this.#readAt = 0;
  }
}
