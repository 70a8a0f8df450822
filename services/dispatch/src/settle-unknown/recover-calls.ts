import { Database } from '@messaging/persistence';
import { markedBy, unmark, type MarkedRow } from '../send-message/queue.sql.js';
import type { CallJournal } from '../write-ledger/call-journal.js';
import type { FormerCalls } from '../write-ledger/former-calls.js';
import { LEDGER } from '../write-ledger/ledger-database.js';
import { OutcomeRecorder } from '../write-ledger/outcome-recorder.js';
import { Inject, Injectable } from '@nestjs/common';

/**
 * After a crash, what the journal knows of calls is taken into the ledger before anything is sent: results that were not
 * recorded, and messages that were marked and never called, which go back into the queue. What had begun and not ended
 * stays marked: `AbandonCalls` says that nobody knows.
 */
@Injectable()
export class RecoverCalls {
  constructor(
    @Inject(LEDGER) private readonly database: Database,
    private readonly recorder: OutcomeRecorder,
  ) {}

  async from(journal: CallJournal): Promise<void> {
    const former = journal.former();
    if (former.holders.size > 0) await this.#recover(former);
    journal.forgetFormer();
  }

  async #recover(former: FormerCalls): Promise<void> {
    const marks = await markedBy(this.database, [...former.holders]);
    for (const mark of marks) {
      const known = former.results.get(mark.attemptId);
      if (known) await this.recorder.writeRound(mark, [{ message: mark, ...known }], []);
      else if (wasNeverCalled(mark, former)) await unmark(this.database, mark, [{ id: mark.id, attemptId: mark.attemptId, phase: 'queued' }]);
    }
  }
}

/** One that had been sent before, or may have been, was in another phase when it was marked: it is left to `AbandonCalls`. */
const wasNeverCalled = ({ attemptId, holder, status }: MarkedRow, { begun, complete }: FormerCalls): boolean =>
  status === 'queued' && complete.has(holder) && !begun.has(attemptId);
