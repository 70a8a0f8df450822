import { messageEvents, statusRank, type MessageStatusChanged } from '@messaging/contracts';
import { Outbox, type Publication } from '@messaging/eventing';
import { CrashPoints } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { addressKey } from '../addresses/address.rules.js';
import { LaneTurns } from './lane-turns.js';
import type { QueuedMessage } from './queued-message.js';
import { insertDecisions, recordResults, suppress, type RecordedRow, type ResultRow } from './record.sql.js';

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

/** Results in one transaction. */
const batchSizeMax = 200;

interface Waiting {
  readonly result: MessageResult;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes results to the ledger beside the sending, in batches: while one batch commits, the next one gathers. With the
 * status goes its event, in the same transaction.
 */
@Injectable()
export class OutcomeRecorder {
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #writing = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly turns: LaneTurns,
    private readonly crashPoints: CrashPoints,
  ) {}

  /** Resolves when the result is committed. */
  record(holder: string, result: MessageResult): Promise<void> {
    return new Promise((resolve, reject) => {
      const queue = this.#waiting.get(holder) ?? [];
      this.#waiting.set(holder, queue);
      queue.push({ result, resolve, reject });
      if (!this.#writing.has(holder)) {
        this.#writing.add(holder);
        setImmediate(() => void this.#drain(holder, queue));
      }
    });
  }

  async #drain(holder: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, batchSizeMax);
      try {
        await this.recordBatch(holder, batch.map((waiting) => waiting.result));
        for (const waiting of batch) waiting.resolve();
      } catch (error) {
        for (const waiting of batch) waiting.reject(error);
      }
    }
    this.#writing.delete(holder);
  }

  /** Writes a batch at once. */
  async recordBatch(holder: string, results: readonly MessageResult[]): Promise<void> {
    if (results.length === 0) return;
    this.crashPoints.at('worker.beforeRecord');
    await this.database.transaction((tx) => this.#write(tx, holder, results));
    const again = results.flatMap(({ message, result }) => (result.nextAt ? [{ channel: message.channel, lane: message.lane, hubId: message.hubId, nextAt: result.nextAt }] : []));
    if (again.length > 0) this.turns.queued(again);
  }

  async #write(tx: Tx, holder: string, results: readonly MessageResult[]): Promise<void> {
    const recorded = await recordResults(tx, holder, results.map((r) => r.result));
    await suppress(tx, results.flatMap(suppressionOf));
    await insertDecisions(tx, results.flatMap(({ message, decision }) => (decision ? [{ hubId: message.hubId, messageId: message.id, ...decision }] : [])));
    const rows = new Map(recorded.map((row) => [row.id, row]));
    await this.outbox.add(tx, results.flatMap((result) => eventOf(result, rows.get(result.message.id))));
  }
}

function suppressionOf({ message, suppress: scope, toAddress, result }: MessageResult) {
  if (!scope || toAddress === undefined) return [];
  return [{ hubId: message.hubId, channel: message.channel, address: addressKey(message.channel, toAddress), scope, reasonCode: result.reasonCode ?? '', reasonDetail: result.reasonDetail ?? '' }];
}

/** The event of a status that moved forward. */
function eventOf({ message, result, provider, sandbox }: MessageResult, row: RecordedRow | undefined): Publication[] {
  if (!row || row.rankAfter <= row.rankBefore || result.status === null || statusRank[result.status] !== row.rankAfter) return [];
  const definition = messageEvents.find((event) => event.type === `message.${row.status}`);
  if (!definition) return [];
  const data: MessageStatusChanged = {
    messageId: message.id, status: row.status, at: new Date().toISOString(), channel: message.channel, purpose: message.purpose, sandbox,
    ...(result.reasonCode !== null && { reason: { code: result.reasonCode, detail: result.reasonDetail ?? '' } }),
    ...(provider !== undefined && { provider }),
    ...(message.customerId !== null && { customerId: message.customerId }),
    ...(message.automationId !== null && { automationId: message.automationId }),
    ...(message.executionId !== null && { executionId: message.executionId }),
    ...(message.metadata !== null && { metadata: { ...message.metadata } }),
  };
  return [{ message: definition, hubId: message.hubId, key: message.id, data, ...(message.traceparent !== null && { headers: { traceparent: message.traceparent } }) }];
}
