import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { SendTurns } from '../send-message/send-turns.js';
import { holdQueued, letGo, saveGate, type ToldGate } from './gate.sql.js';

/** Opens and shuts the gates of campaigns. From the commit on, no message behind a shut one is marked for a call. */
@Injectable()
export class GateCampaigns {
  readonly #listeners: (() => void)[] = [];

  constructor(private readonly turns: SendTurns) {}

  /** Called after each commit that moved a gate. */
  onMoved(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Campaigns change by hand: one after the other, in the order of their ids so that two batches cannot lock crosswise. */
  async gate(tx: Tx, told: readonly ToldGate[]): Promise<void> {
    const newest = new Map<string, ToldGate>();
    for (const gate of told) {
      const known = newest.get(gate.campaign.campaignId);
      if (!known || known.campaign.revision < gate.campaign.revision) newest.set(gate.campaign.campaignId, gate);
    }
    const changed = [...newest.values()].filter(({ campaign: { gate } }) => gate.state !== 'shut' || gate.expiresAt !== undefined);
    for (const gate of changed.sort((a, b) => (a.campaign.campaignId < b.campaign.campaignId ? -1 : 1))) await this.#move(tx, gate);
  }

  async #move(tx: Tx, told: ToldGate): Promise<void> {
    if (!(await saveGate(tx, told))) return;
    const { campaignId, channel, gate } = told.campaign;
    const place = { campaignId, hubId: told.hubId, channel };
    if (gate.state === 'open') await letGo(tx, place, gate.expiresAt);
    else await holdQueued(tx, place);
    tx.onCommit(() => {
      if (gate.state === 'open') this.turns.queued([{ channel, hubId: told.hubId }]);
      for (const listener of this.#listeners) listener();
    });
  }
}
