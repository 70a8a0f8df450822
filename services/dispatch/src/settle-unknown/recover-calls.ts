import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@messaging/persistence';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { markedBy, unmark, type MarkedRow } from '../send-message/queue.sql.js';
import type { QueuePhase } from '../store/queue-tables.js';
import type { CallJournal } from '../write-ledger/call-journal.js';
import type { FormerCalls } from '../write-ledger/former-calls.js';
import { isRefusedData, resultOfLoss } from '../write-ledger/message-results.js';
import type { MessageResult, OutcomeRecorder } from '../write-ledger/outcome-recorder.js';

/** The database may have gone down with the process, and again while it came back. */
const triesMax = 20;
const retryMs = 500;

export interface RecoverCallsTools {
  readonly database: Database;
  readonly recorder: OutcomeRecorder;
  /** Of this process; absent: none is kept. */
  readonly journal: CallJournal | undefined;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * After a crash, what the journal knows of calls is taken into the ledger before anything is sent: results that were not
 * recorded, and messages that were marked and never called, which go back into the queue. What had begun and not ended
 * stays marked: `AbandonCalls` says that nobody knows.
 */
@Injectable()
export class RecoverCalls implements OnApplicationBootstrap {
  constructor(private readonly tools: RecoverCallsTools) {}

  /** Background work, and with it sending, starts after this. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.tools.journal) await this.from(this.tools.journal);
  }

  /** Where it cannot be done, the files stay for the next start, and this process does without a journal: it must not be taken for theirs. */
  async from(journal: CallJournal): Promise<void> {
    for (let tries = 1; tries <= triesMax; tries++) {
      try {
        const former = journal.former();
        if (former.holders.size > 0) await this.#recover(former);
        return journal.forgetFormer();
      } catch (error) {
        this.tools.onTrouble(error);
        await delay(retryMs);
      }
    }
    journal.giveUp();
  }

  async #recover(former: FormerCalls): Promise<void> {
    for (const mark of await markedBy(this.tools.database, [...former.holders])) {
      const known = former.results.get(mark.attemptId);
      const phase = phaseBefore(mark, former);
      if (known) await this.#record(mark, { message: mark, ...known });
      else if (phase) await unmark(this.tools.database, mark, [{ id: mark.id, attemptId: mark.attemptId, phase }]);
    }
  }

  /** Results need no turn: they count as long as nobody has called again. */
  async #record({ channel, hubId, holder }: MarkedRow, result: MessageResult): Promise<void> {
    try {
      await this.tools.recorder.writeRound({ channel, hubId, holder }, [result], []);
    } catch (error) {
      if (!isRefusedData(error) || result.isLoss) throw error;
      await this.tools.recorder.writeRound({ channel, hubId, holder }, [resultOfLoss(result)], []);
    }
  }
}

/** The phase in which a message that was never called was marked; undefined if it may have been called. */
function phaseBefore({ attemptId, holder, phase, status }: MarkedRow, { begun, complete, phases }: FormerCalls): QueuePhase | undefined {
  if (phase !== 'sending' || !complete.has(holder) || begun.has(attemptId)) return undefined;
  return phases.get(attemptId) ?? (status === 'queued' ? 'queued' : undefined);
}
