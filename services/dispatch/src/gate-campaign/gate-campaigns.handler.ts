import { Outbox } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { SendTurns } from '../send-message/send-turns.js';
import { holdQueued, letGo, saveGate, type ToldGate } from './gate.sql.js';
import { adoptSender, whySenderIsGone } from './sender.rules.js';
import { findBegun, holdSenders } from './sender.sql.js';
import { senderGone } from './tell-sender-gone.js';

const orderOf = ({ hubId, campaign }: ToldGate): string => `${hubId}|${campaign.campaignId}`;

/** Opens and shuts the gates of campaigns. From the commit on, no message behind a shut one is marked for a call. */
@Injectable()
export class GateCampaigns {
  readonly #listeners: (() => void)[] = [];

  constructor(
    private readonly turns: SendTurns,
    private readonly outbox: Outbox,
  ) {}

  /** Called after each commit that moved a gate. */
  onMoved(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Campaigns change by hand: one after the other, in the order of hubs and ids so that two batches cannot lock crosswise. */
  async gate(tx: Tx, told: readonly ToldGate[]): Promise<void> {
    const newest = new Map<string, ToldGate>();
    for (const gate of told) {
      const known = newest.get(gate.campaign.campaignId);
      if (!known || known.campaign.revision < gate.campaign.revision) newest.set(gate.campaign.campaignId, gate);
    }
    const changed = [...newest.values()].filter(({ campaign: { gate } }) => gate.state !== 'shut' || gate.expiresAt !== undefined);
    for (const gate of changed.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))) await this.#move(tx, gate);
  }

  async #move(tx: Tx, told: ToldGate): Promise<void> {
    const { campaignId, channel, gate, revision } = told.campaign;
    const place = { campaignId, hubId: told.hubId, channel };
    const senders = await holdSenders(tx, told.hubId);
    const begun = adoptSender(await findBegun(tx, place), { channel, senderAt: new Date(gate.senderAt ?? Date.now()) }, senders);
    const why = gate.state === 'open' ? whySenderIsGone(begun, channel, senders.now[channel]) : undefined;
    const state = why === undefined ? gate.state : 'shut';
    if (!(await saveGate(tx, told, { state, begun, isSenderGone: why !== undefined }))) return;
    if (state === 'open') await letGo(tx, place, gate.expiresAt);
    else await holdQueued(tx, place);
    if (why !== undefined) await this.outbox.add(tx, [senderGone({ ...place, revision }, why)]);
    tx.onCommit(() => {
      if (state === 'open') this.turns.queued([{ channel, hubId: told.hubId }]);
      for (const listener of this.#listeners) listener();
    });
  }
}
