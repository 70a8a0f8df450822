import { Outbox } from '@messaging/eventing';
import { CrashPoints, newId } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { reasonOf, statusEvent } from '../announce-status/status-event.js';
import { progressGroups, progressOf, type Risen } from '../announce-status/status-events.js';
import { writeAftermath, type Aftermath } from './aftermath.js';
import type { ReadyCall } from '../send-message/call-provider.js';
import { LEDGER } from './ledger-database.js';
import { markOf } from './message-results.js';
import type { QueuedMessage } from '../send-message/queued-message.js';
import { writeRound, type LedgerRound, type LineRow, type ProgressRow, type ResultRow, type RoundWritten, type StatusRow } from './round.sql.js';
import type { HeldTurn } from '../send-message/turns.sql.js';

/** The outcome of one message: the row to write and its context. */
export interface MessageResult {
  readonly message: QueuedMessage;
  readonly result: ResultRow;
  /** Side effects of a call; most have none. */
  readonly aftermath?: Aftermath;
  /** A timeline line, if no attempt says it. */
  readonly decision?: { readonly code: string; readonly detail: string };
  /** Replaces a result that could not be written. */
  readonly isLoss?: true;
}

/** Writes results to the ledger, in rounds parallel to sending. A status and its event share one commit. */
@Injectable()
export class OutcomeRecorder {
  constructor(
    @Inject(LEDGER) private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly crashPoints: CrashPoints,
  ) {}

  /** Writes results and marks what leaves next, in one commit. All belong to the turn's hub and channel. */
  async writeRound(turn: HeldTurn, results: readonly MessageResult[], calls: readonly ReadyCall[]): Promise<RoundWritten> {
    if (results.length > 0) this.crashPoints.at('worker.beforeRecord');
    const marks = calls.map(markOf);
    const at = new Date();
    const risen = results.flatMap((result) => risenOf(result, at));
    const round: LedgerRound = {
      results: results.map(({ result }) => result),
      statuses: this.#statuses(risen),
      progress: progressRows(risen),
      marks: marks.map(({ row }) => row),
      lines: [...results.flatMap(({ message, decision }) => lineOf(message.id, decision)), ...marks.flatMap(({ row, line }) => lineOf(row.id, line))],
    };
    const more = results.filter(({ aftermath }) => aftermath !== undefined);
    const written = more.length === 0 ? await writeRound(this.database, turn, round) : await this.#withMore(turn, round, more);
    if (written.risen > 0) this.outbox.appended();
    return written;
  }

  /** Includes the rare side effects: addresses to close, calls to look up. */
  #withMore(turn: HeldTurn, round: LedgerRound, more: readonly MessageResult[]): Promise<RoundWritten> {
    return this.database.transaction(async (tx) => {
      const written = await writeRound(tx, turn, round);
      await writeAftermath(tx, this.outbox, more); // after the message, as receipts lock them
      return written;
    });
  }

  #statuses(risen: readonly Risen[]): StatusRow | undefined {
    const [first, ...others] = risen.filter(({ message }) => message.campaignId == null).map(({ message, said }) => statusEvent(message, said));
    if (!first) return undefined;
    const { eventId, key, type, time, headers, payload, events } = this.outbox.together([first, ...others]);
    return { eventId, key, type, time, headers, payload, events, expected: risen.length };
  }
}

/** Whether they rise is for the ledger to say. */
const progressRows = (risen: readonly Risen[]): ProgressRow[] =>
  progressGroups(risen).map((group) => ({ eventId: newId(), key: group.key, payload: progressOf(group), expected: risen.length }));

function risenOf({ message, result }: MessageResult, at: Date): Risen[] {
  const { status, provider, segments, reasonCode, reasonDetail, failureCode: providerCode } = result;
  if (status === null) return [];
  const sandbox = result.sandbox ?? message.sandbox;
  const previous = { previous: message.status, ...(sandbox !== message.sandbox && { previousSandbox: message.sandbox }) };
  return [{ message: { ...message, sandbox }, said: { status, at, ...previous, segments, provider, providerCode, reason: reasonOf(reasonCode, reasonDetail) } }];
}

const lineOf = (messageId: string, line: MessageResult['decision']): LineRow[] => (line ? [{ messageId, ...line }] : []);

