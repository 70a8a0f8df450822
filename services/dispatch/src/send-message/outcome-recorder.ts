import { statusRank, type MessageStatus } from '@messaging/contracts';
import { Outbox, type Publication } from '@messaging/eventing';
import { CrashPoints } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { addressKey } from '../addresses/address.rules.js';
import { reasonOf, statusEvent } from '../announce-status/status-event.js';
import { closeAddresses, type Suppression } from '../suppress-address/close-addresses.js';
import { LaneTurns } from './lane-turns.js';
import type { QueuedMessage } from './queued-message.js';
import {
  insertDecisions, markSending, recordResults, writeRound, type DecisionLine, type RecordedRow, type ResultRow, type SendingRow,
} from './record.sql.js';

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

  /** Writes results that no call waits for. */
  async recordBatch(holder: string, results: readonly MessageResult[]): Promise<void> {
    if (results.length > 0) await this.writeRound(holder, results, []);
  }

  /** Writes results and marks what leaves next, in one commit. Returns the ids that may be called. */
  async writeRound(holder: string, results: readonly MessageResult[], marks: readonly SendingRow[]): Promise<ReadonlySet<string>> {
    if (results.length > 0) this.crashPoints.at('worker.beforeRecord');
    const isPlain = results.every((result) => result.suppress === undefined && result.decision === undefined);
    const marked = isPlain ? await this.#inOneStatement(holder, results, marks) : await this.#inOneTransaction(holder, results, marks);
    this.turns.queued(
      results.flatMap(({ message: { channel, lane, hubId }, result: { nextAt } }) => (nextAt ? [{ channel, lane, hubId, nextAt }] : [])),
    );
    return marked;
  }

  async #inOneStatement(holder: string, results: readonly MessageResult[], marks: readonly SendingRow[]): Promise<ReadonlySet<string>> {
    const saying = results.flatMap((result) => {
      const { status, rank } = result.result;
      return status === null ? [] : [{ rank, messageId: result.message.id, publication: eventOf(result, { status, at: new Date() }) }];
    });
    const rows = this.outbox.rows(saying.map(({ publication }) => publication));
    const events = rows.flatMap((row, index) => {
      const said = saying[index];
      return said ? [{ ...row, rank: said.rank, messageId: said.messageId }] : [];
    });
    const marked = await writeRound(this.database, holder, { results: results.map((r) => r.result), events, marks });
    if (events.length > 0) this.outbox.appended();
    return marked;
  }

  /** With lines for the timeline or closed addresses, which are rare. */
  async #inOneTransaction(holder: string, results: readonly MessageResult[], marks: readonly SendingRow[]): Promise<ReadonlySet<string>> {
    return this.database.transaction(async (tx) => {
      await this.#write(tx, holder, results);
      return marks.length > 0 ? markSending(tx, holder, marks) : new Set<string>();
    });
  }

  /** A result that came too late (the message was cancelled, or is in other hands) leaves no line and no event. */
  async #write(tx: Tx, holder: string, results: readonly MessageResult[]): Promise<void> {
    const recorded = new Map((await recordResults(tx, holder, results.map((r) => r.result))).map((row) => [row.id, row]));
    await closeAddresses(tx, this.outbox, results.flatMap(suppressionOf));
    const counted = results.flatMap((result) => {
      const row = recorded.get(result.message.id);
      return row ? [{ result, row }] : [];
    });
    await insertDecisions(tx, counted.flatMap(({ result }) => decisionOf(result)));
    await this.outbox.add(tx, counted.flatMap(({ result, row }) => (hasRisen(result, row) ? [eventOf(result, row)] : [])));
  }
}

function suppressionOf({ message: { hubId, channel }, suppress: scope, toAddress, result }: MessageResult): Suppression[] {
  if (!scope || toAddress === undefined) return [];
  const { reasonCode, reasonDetail } = result;
  return [{ hubId, channel, address: addressKey(channel, toAddress), scope, reasonCode: reasonCode ?? '', reasonDetail: reasonDetail ?? '' }];
}

const decisionOf = ({ message, decision }: MessageResult): DecisionLine[] =>
  decision ? [{ hubId: message.hubId, messageId: message.id, ...decision }] : [];

const hasRisen = ({ result }: MessageResult, row: RecordedRow): boolean =>
  row.rankAfter > row.rankBefore && result.status !== null && statusRank[result.status] === row.rankAfter;

const eventOf = ({ message, result, provider, sandbox }: MessageResult, said: { status: MessageStatus; at: Date }): Publication =>
  statusEvent({ ...message, sandbox }, { ...said, reason: reasonOf(result.reasonCode, result.reasonDetail), provider });
