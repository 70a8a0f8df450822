import { Outbox } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { noTotals, type Campaign, type Totals } from '../define-campaign/campaign.js';
import { deleteCampaign, findTotals, insertCampaign, updateCampaign } from '../store/campaign.sql.js';
import { changedEvent, completedEvent } from './campaign-events.rules.js';

/** Writes campaigns, and announces each change in the transaction that makes it. */
@Injectable()
export class SaveCampaigns {
  readonly #listeners: (() => void)[] = [];

  constructor(private readonly outbox: Outbox) {}

  /** Called after each commit that may leave something to do: a time to wait for, or recipients to expand. */
  onSaved(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async insert(tx: Tx, campaign: Campaign): Promise<Totals> {
    await insertCampaign(tx, campaign);
    await this.outbox.add(tx, [changedEvent(campaign, noTotals)]);
    return noTotals;
  }

  /** Saves what a decision changed; a decision that changed nothing writes nothing. Returns the totals. */
  async save(tx: Tx, before: Campaign, after: Campaign): Promise<Totals> {
    const totals = (await findTotals(tx, [after.id])).get(after.id) ?? noTotals;
    if (after === before) return totals;
    await updateCampaign(tx, after);
    if (after.revision === before.revision) return totals;
    await this.outbox.add(tx, [changedEvent(after, totals), ...(after.status === 'completed' ? [completedEvent(after, totals)] : [])]);
    tx.onCommit(() => this.#saved());
    return totals;
  }

  async delete(tx: Tx, campaign: Campaign): Promise<void> {
    await deleteCampaign(tx, campaign.id);
    await this.outbox.add(tx, [changedEvent({ ...campaign, revision: campaign.revision + 1 }, noTotals, { isDeleted: true })]);
  }

  #saved(): void {
    for (const listener of this.#listeners) listener();
  }
}
