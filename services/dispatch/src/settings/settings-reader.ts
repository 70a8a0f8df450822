import { SettingsTree } from '@messaging/contracts';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';

/** A change made by another instance is seen after this long; one of this process at once (`changed`). */
const freshMs = 1000;
/** Hubs kept in memory. */
const hubsMax = 10_000;

/** A hub's settings as the sending path needs them. */
export interface HubSettings {
  readonly revision: number;
  readonly tree: SettingsTree;
}

/** Settings of hubs, kept for a second: the sending path asks for every batch. */
@Injectable()
export class SettingsReader {
  readonly #known = new Map<string, { at: number; settings: HubSettings }>();

  constructor(private readonly database: Database) {}

  /** The settings tree without secrets; a hub that does not exist yet has the defaults. */
  async tree(hubId: string): Promise<SettingsTree> {
    return (await this.settings(hubId)).tree;
  }

  /** The trees of many hubs, each read once, one after the other: a batch must not empty the pool. */
  async trees(hubIds: readonly string[]): Promise<ReadonlyMap<string, SettingsTree>> {
    const trees = new Map<string, SettingsTree>();
    for (const hubId of new Set(hubIds)) trees.set(hubId, await this.tree(hubId));
    return trees;
  }

  async settings(hubId: string): Promise<HubSettings> {
    const known = this.#known.get(hubId);
    if (known && Date.now() - known.at < freshMs) return known.settings;
    const [row] = await this.database.query<{ settings: unknown; revision: number }>(
      'select settings, revision from hub where hub_id = $1',
      [hubId],
    );
    const revision = row?.revision ?? 0;
    const settings = known?.settings.revision === revision ? known.settings : { revision, tree: SettingsTree.parse(row?.settings ?? {}) };
    this.#keep(hubId, settings);
    return settings;
  }

  /** Forgets what was kept for a hub: its settings have just changed. */
  changed(hubId: string): void {
    this.#known.delete(hubId);
  }

  #keep(hubId: string, settings: HubSettings): void {
    this.#known.delete(hubId);
    this.#known.set(hubId, { at: Date.now(), settings });
    if (this.#known.size > hubsMax) this.#known.delete(this.#known.keys().next().value ?? '');
  }
}
