import { statusRank } from '@messaging/contracts';
import { Outbox, type Publication } from '@messaging/eventing';
import { CrashPoints } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { addressKey } from '../addresses/address.rules.js';
import { reasonOf, statusEvent } from '../announce-status/status-event.js';
import { LaneTurns } from './lane-turns.js';
import type { QueuedMessage } from './queued-message.js';
import { insertDecisions, recordResults, suppress, type DecisionLine, type RecordedRow, type ResultRow, type Suppression } from './record.sql.js';

/** What became of one claimed message: the row to write, and what it is about. */
export interface MessageResult {
  readonly message: QueuedMessage;
  readonly result: ResultRow;
  readonly provider?: string;
  readonly sandbox: boolean;
  readonly toAddress?: string;
  readonly suppress?: 'all' | 'marketing';
  /** A line for the timeline, where no attempt tells it. */
  readonly decision?: { readonly code: string; readonly detail: string };
}

/** Writes results to the ledger, in batches beside the sending. With a status goes its event, in the same transaction. */
@Injectable()
export class OutcomeRecorder {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly turns: LaneTurns,
    private readonly crashPoints: CrashPoints,
  ) {}

  /** Writes a batch at once. */
  async recordBatch(holder: string, results: readonly MessageResult[]): Promise<void> {
    if (results.length > 0) await this.writeRound(holder, results, () => Promise.resolve());
  }

  /** Writes results, and what `work` adds, in one transaction. */
  async writeRound(holder: string, results: readonly MessageResult[], work: (tx: Tx) => Promise<void>): Promise<void> {
    if (results.length > 0) this.crashPoints.at('worker.beforeRecord');
    await this.database.transaction(async (tx) => {
      if (results.length > 0) await this.#write(tx, holder, results);
      await work(tx);
    });
    this.turns.queued(
      results.flatMap(({ message: { channel, lane, hubId }, result: { nextAt } }) => (nextAt ? [{ channel, lane, hubId, nextAt }] : [])),
    );
  }

  /** A result that came too late (the message was cancelled, or is in other hands) leaves no line and no event. */
  async #write(tx: Tx, holder: string, results: readonly MessageResult[]): Promise<void> {
    const recorded = new Map((await recordResults(tx, holder, results.map((r) => r.result))).map((row) => [row.id, row]));
    await suppress(tx, results.flatMap(suppressionOf));
    const counted = results.flatMap((result) => {
      const row = recorded.get(result.message.id);
      return row ? [{ result, row }] : [];
    });
    await insertDecisions(tx, counted.flatMap(({ result }) => decisionOf(result)));
    await this.outbox.add(tx, counted.flatMap(({ result, row }) => eventOf(result, row)));
  }
}

function suppressionOf({ message: { hubId, channel }, suppress: scope, toAddress, result }: MessageResult): Suppression[] {
  if (!scope || toAddress === undefined) return [];
  const { reasonCode, reasonDetail } = result;
  return [{ hubId, channel, address: addressKey(channel, toAddress), scope, reasonCode: reasonCode ?? '', reasonDetail: reasonDetail ?? '' }];
}

const decisionOf = ({ message, decision }: MessageResult): DecisionLine[] =>
  decision ? [{ hubId: message.hubId, messageId: message.id, ...decision }] : [];

/** The event of a status that moved forward. */
function eventOf({ message, result, provider, sandbox }: MessageResult, row: RecordedRow): Publication[] {
  if (row.rankAfter <= row.rankBefore || result.status === null || statusRank[result.status] !== row.rankAfter) return [];
  return [statusEvent({ ...message, sandbox }, { status: row.status, at: row.at, reason: reasonOf(result.reasonCode, result.reasonDetail), provider })];
}
