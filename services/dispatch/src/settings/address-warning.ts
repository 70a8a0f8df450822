import { channels, type Channel, type SettingsTree } from '@messaging/contracts';
import { isReachableFromOutside } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import type { Logger } from '@messaging/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

/** Tells the operator's log when messages really leave, and nobody outside can reach what they name. */
@Injectable()
export class AddressWarning implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly log: Logger,
    private readonly publicUrl: string,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (isReachableFromOutside(this.publicUrl)) return;
    const [found] = await this.database.query<{ hub: string | null; hubs: number }>(
      `select min(hub_id) as hub, count(*)::int as hubs from hub
       where exists (select 1 from unnest($1::text[]) as r (c) where coalesce(settings->c->>'provider', 'sandbox') <> 'sandbox' and coalesce((settings->c->>'enabled')::boolean, true))`,
      [channels],
    );
    if (found && found.hubs > 0) this.#warn({ hub: found.hub, hubs: found.hubs });
  }

  /** Call when the accounts of these channels have been changed. */
  changed(hub: string, tree: SettingsTree, changed: readonly Channel[]): void {
    if (isReachableFromOutside(this.publicUrl)) return;
    if (changed.some((channel) => tree[channel].enabled && tree[channel].provider !== 'sandbox')) this.#warn({ hub });
  }

  #warn(about: object): void {
    this.log.warn(
      { ...about, code: 'PUBLIC_URL.UNREACHABLE' },
      `PUBLIC_URL is ${this.publicUrl}, which nobody outside can reach, and messages leave by a real provider: opt-out links lead nowhere, and no delivery report, reply or bounce comes in. Set PUBLIC_URL to an address on the internet (https)`,
    );
  }
}
