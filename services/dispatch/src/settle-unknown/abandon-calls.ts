import { Outbox } from '@messaging/eventing';
import { Database, type Tx } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { statusEvents } from '../announce-status/status-events.js';
import { DISPATCH_SETTINGS, type DispatchSettings } from '../dispatch-settings.js';
import { noteUnknownCalls } from '../look-up-unknown/unknown-calls.sql.js';
import { unconfirmedAfterMs } from '../decide-outcome/decide-outcome.rules.js';
import { LivingProcess } from '../send-message/living-process.js';
import { SendTurns } from '../send-message/send-turns.js';
import { freeTurn } from '../send-message/turns.sql.js';
import { abandonMarks, cutOff, lockOrphanedTurns, type AbandonedMarks, type OrphanedTurn } from './abandon.sql.js';

/** Calls that were under way when their process died or froze: nobody knows what became of them, and that is what is said. */
@Injectable()
export class AbandonCalls {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly turns: SendTurns,
    private readonly process: LivingProcess,
    @Inject(DISPATCH_SETTINGS) private readonly settings: Pick<DispatchSettings, 'unknownResendAfterMs'>,
  ) {}

  /** Frees the turns of dead and frozen processes. True when there may be more. */
  async freeOrphanedTurns(): Promise<boolean> {
    const orphaned = await this.database.transaction(async (tx) => {
      const found = await lockOrphanedTurns(tx, this.process);
      for (const turn of found) {
        await this.#abandon(tx, turn);
        await freeTurn(tx, turn);
      }
      return found;
    });
    this.turns.queued(orphaned);
    return orphaned.length > 0;
  }

  /** Marks of an earlier holder that the present one has found. */
  async of(rows: readonly (OrphanedTurn & { readonly id: string })[]): Promise<void> {
    const [first] = rows;
    if (first) await this.database.transaction((tx) => this.#abandon(tx, { ...first, ids: rows.map(({ id }) => id) }));
  }

  async #abandon(tx: Tx, marks: AbandonedMarks): Promise<void> {
    const calls = await abandonMarks(tx, marks, { resendAfterMs: this.settings.unknownResendAfterMs, unconfirmedAfterMs });
    await noteUnknownCalls(tx, calls.map(({ attemptId }) => attemptId));
    const news = calls.filter(({ isNews }) => isNews);
    await this.outbox.add(tx, statusEvents(news.map((call) => ({ message: call, said: { status: 'unknown', at: call.at, reason: cutOff, provider: call.provider, previous: 'queued' } }))));
  }
}
