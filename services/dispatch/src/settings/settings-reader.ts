import { SettingsTree } from '@messaging/contracts';
import { RecentReads } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';

/** A change made by another instance is seen after this long; one of this process at once (`changed`). */
const freshMs = 1000;
/** Hubs kept in memory. */
const sizeMax = 10_000;

/** A hub's settings as the sending path needs them. */
export interface HubSettings {
  readonly revision: number;
  readonly tree: SettingsTree;
}

/** Settings of hubs, kept for a second: the sending path asks for every batch. */
@Injectable()
export class SettingsReader {
  readonly #recent = new RecentReads<HubSettings>({ freshMs, sizeMax });

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

  settings(hubId: string): Promise<HubSettings> {
    return this.#recent.get(hubId, (before) => this.#read(hubId, before));
  }

  /** Forgets what was kept for a hub: its settings have just changed. */
  changed(hubId: string): void {
    this.#recent.forget(hubId);
  }

  async #read(hubId: string, before: HubSettings | undefined): Promise<HubSettings> {
    const [row] = await this.database.query<{ settings: unknown; revision: number }>('select settings, revision from hub where hub_id = $1', [hubId]);
    const revision = row?.revision ?? 0;
    return before?.revision === revision ? before : { revision, tree: SettingsTree.parse(row?.settings ?? {}) };
  }
}
