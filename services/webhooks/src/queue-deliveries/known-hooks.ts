import type { HookEventType } from '@messaging/contracts';
import { RecentReads } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { activeHooks } from '../store/hook.sql.js';

/** A hook made by another process is known after this long; one of this process at once (`changed`). */
const freshMs = 1000;

type KnownHook = Readonly<{ id: string; hubId: string; events: readonly HookEventType[] }>;
type HooksByHub = ReadonlyMap<string, readonly KnownHook[]>;

/** The hooks that want something, kept for a second: most events are of hubs that have none, and cost no query. */
@Injectable()
export class KnownHooks {
  readonly #recent = new RecentReads<HooksByHub>({ freshMs, sizeMax: 1 });

  constructor(private readonly database: Database) {}

  byHub(): Promise<HooksByHub> {
    return this.#recent.get('all', async () => {
      const byHub = new Map<string, KnownHook[]>();
      for (const hook of await activeHooks(this.database)) byHub.set(hook.hubId, [...(byHub.get(hook.hubId) ?? []), hook]);
      return byHub;
    });
  }

  /** Hooks have changed. */
  changed(): void {
    this.#recent.forget();
  }
}
