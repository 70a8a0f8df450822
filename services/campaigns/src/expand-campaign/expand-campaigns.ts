import { Outbox, type EventingObserver } from '@messaging/eventing';
import { BackgroundLoop, Clock, CrashPoints } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import type { SaveCampaigns } from '../announce-campaign/save-campaigns.js';
import type { Campaign, Job, Totals } from '../define-campaign/campaign.js';
import { audienceRules, zoneOf } from '../estimate-audience/audience-rules.js';
import { decideCompletion } from '../run-campaign/lifecycle.rules.js';
import { addToTotals, lockCampaignWithJob } from '../store/campaign.sql.js';
import { findHub } from '../store/hub.sql.js';
import { chunkCommands } from './chunk-commands.rules.js';
import { chunkSize, expandChunk, retryChunk, type Chunk } from './expand.sql.js';

/** Work left by another process is found after this at the latest. */
const idleMs = 1000;

export interface ExpandTools {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly crashPoints: CrashPoints;
  readonly observer: EventingObserver;
  readonly campaigns: SaveCampaigns;
}

/**
 * Turns an audience into recipients and asks dispatch to send to them. Each chunk is one transaction, which locks the
 * campaign's row, continues behind the cursor, appends the commands and moves the cursor. If killed anywhere, it continues
 * from the last commit; if paused, the next chunk does not start; if cancelled, everybody left becomes a cancelled recipient.
 */
export class ExpandCampaigns extends BackgroundLoop {

  constructor(private readonly tools: ExpandTools) {
    super({ idleMs, onError: (error) => tools.observer.trouble('expand-campaigns', error) });
    tools.campaigns.onSaved(() => this.wake());
  }

  /** Expands one chunk of the campaign that has waited longest. False if there was none. */
  async step(): Promise<boolean> {
    return this.tools.database.transaction(async (tx) => {
      const campaign = await lockCampaignWithJob(tx);
      if (!campaign?.job) return false;
      await this.#advance(tx, campaign, campaign.job);
      this.tools.crashPoints.at('campaign.beforeChunkCommit');
      return true;
    });
  }

  async #advance(tx: Tx, campaign: Campaign, job: Job): Promise<void> {
    const hub = await findHub(tx, campaign.hubId);
    const now = this.tools.clock.now();
    const chunk = await takeChunk(tx, campaign, { job, hub, now });
    const { reachable } = chunk;
    const commands = campaign.status === 'cancelled' ? [] : chunkCommands(campaign, reachable, zoneOf(hub.settings));
    await this.tools.outbox.add(tx, commands);
    const totals = await addToTotals(tx, campaign, changesOf(campaign, job, chunk));
    const next: Campaign = { ...campaign, chunk: campaign.chunk + commands.length, job: chunk.cursor === undefined ? undefined : { ...job, cursor: chunk.cursor }, updatedAt: now };
    await this.tools.campaigns.save(tx, campaign, decideCompletion(next, totals.queued, now));
  }
}

/** Relative times and membership are as of the start; who may be written to is as of now. */
function takeChunk(tx: Tx, campaign: Campaign, { job, hub, now }: { job: Job; hub: Awaited<ReturnType<typeof findHub>>; now: Date }): Promise<Chunk> {
  const { cursor, kind } = job;
  const rules = audienceRules(hub, { ...campaign, now });
  if (kind !== 'expand') return retryChunk(tx, campaign, { rules, cursor, limit: chunkSize, status: kind === 'retryFailed' ? 'failed' : 'unknown' });
  return expandChunk(tx, campaign, { rules: { ...rules, moment: { ...rules.moment, now: campaign.started?.at ?? now } }, cursor, limit: chunkSize });
}

/** How the totals change: new recipients are only added, retried ones move from their previous status. */
function changesOf({ status }: Campaign, { kind }: Job, { all, reachable, bounced }: Chunk): Readonly<Partial<Record<keyof Totals, number>>> {
  const from = kind === 'retryFailed' ? { failed: -all } : kind === 'retryUnknown' ? { unknown: -all } : {};
  return { ...from, [status === 'cancelled' ? 'cancelled' : 'queued']: reachable.length, skipped: all - reachable.length, bounced };
}
