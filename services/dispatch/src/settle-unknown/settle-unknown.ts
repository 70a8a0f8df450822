import { Loop } from '@messaging/kernel';
import type { Outbox } from '@messaging/eventing';
import type { Database, Tx } from '@messaging/persistence';
import type { ApplyReceipt } from '../apply-receipt/apply-receipt.handler.js';
import { statusEvent } from '../announce-status/status-event.js';
import { pruneTombstones } from '../cancel-message/cancel.sql.js';
import { cutOff, expireLeases, restoreTurns } from '../send-message/claim.sql.js';
import type { LaneTurns } from '../send-message/lane-turns.js';
import type { Queue } from '../send-message/queued-message.js';
import { insertDecisions } from '../send-message/record.sql.js';

/** Leases, turns and early receipts are looked after this often. */
const sweepEveryMs = 1000;
/** Turns and unmatched receipts need less. */
const slowSweepEveryMs = 5000;
const pruneEveryMs = 3_600_000;

interface Resend extends Queue {
  readonly id: string;
  readonly hubId: string;
}

const sentAgain = { code: 'SEND.AGAIN', detail: 'No receipt came in time; sent once more.' } as const;

/**
 * Keeps the ledger truthful after crashes: leases that ran out, turns that were lost, receipts that came first, and
 * what is done about `unknown` (invariant 3): transactional messages are sent once more after the waiting time, with
 * the same Message-ID; marketing never is by itself.
 */
export class SettleUnknown {
  readonly #loop: Loop;
  #lastSlowSweepAt = 0;
  #lastPruneAt = 0;

  constructor(
    private readonly database: Database,
    private readonly options: {
      applyReceipt: ApplyReceipt;
      outbox: Outbox;
      turns: LaneTurns;
      resendAfterMs: number;
      onTrouble: (where: string, error: unknown) => void;
      onRestoredTurns: (count: number) => void;
    },
  ) {
    this.#loop = new Loop(() => this.step(), { idleMs: sweepEveryMs, onError: (error) => options.onTrouble('settle-unknown', error) });
  }

  get lastProgressAt(): number {
    return this.#loop.lastProgressAt;
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  /** One look at everything; true when there may be more at once. */
  async step(): Promise<boolean> {
    const more = await this.#leases();
    await this.#resend();
    if (Date.now() - this.#lastSlowSweepAt >= slowSweepEveryMs) {
      this.#lastSlowSweepAt = Date.now();
      const restored = await restoreTurns(this.database);
      if (restored > 0) this.options.onRestoredTurns(restored);
      await this.options.applyReceipt.sweep();
    }
    if (Date.now() - this.#lastPruneAt >= pruneEveryMs) {
      this.#lastPruneAt = Date.now();
      await this.database.transaction(pruneTombstones);
    }
    return more;
  }

  async #leases(): Promise<boolean> {
    const expired = await this.database.transaction(async (tx) => {
      const rows = await expireLeases(tx);
      const cut = rows.filter(({ phase }) => phase === 'sending');
      await insertDecisions(tx, cut.map(({ hubId, id }) => ({ hubId, messageId: id, ...cutOff })));
      const news = cut.filter(({ isNews }) => isNews);
      await this.options.outbox.add(tx, news.map((row) => statusEvent(row, { status: 'unknown', at: row.at, reason: cutOff, provider: row.provider })));
      return rows;
    });
    this.options.turns.queued(expired.flatMap(({ phase, channel, lane, hubId }) => (phase === 'claimed' ? [{ channel, lane, hubId }] : [])));
    return expired.length > 0;
  }

  async #resend(): Promise<void> {
    const again = await this.database.transaction(async (tx) => {
      const rows = await requeueUnknown(tx, this.options.resendAfterMs);
      await insertDecisions(tx, rows.map(({ hubId, id }) => ({ hubId, messageId: id, ...sentAgain })));
      return rows;
    });
    this.options.turns.queued(again);
  }
}

/** Transactional messages whose outcome stayed unknown, once each. */
async function requeueUnknown(tx: Tx, resendAfterMs: number): Promise<Resend[]> {
  return tx.query<Resend>(
    `with d as materialized (
       select id from message
       where status = 'unknown' and phase = 'settled' and unknown_since <= now() - make_interval(secs => $1::float8 / 1000)
         and purpose = 'transactional' and (expires_at is null or expires_at > now())
         and not exists (select 1 from decision x where x.message_id = message.id and x.code = 'SEND.AGAIN')
       order by unknown_since limit 200 for update skip locked)
     update message m set phase = 'queued', next_at = now() from d where m.id = d.id
     returning m.id, m.hub_id as "hubId", m.channel, m.lane`,
    [resendAfterMs],
  );
}
