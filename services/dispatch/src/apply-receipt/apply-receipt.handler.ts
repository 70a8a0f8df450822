import { messageEvents, statusRank, type EnvelopeOf, type MessageStatusChanged, type receiptReceived } from '@messaging/contracts';
import { Outbox, type Publication } from '@messaging/eventing';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { addressKey } from '../addresses/address.rules.js';
import { suppress } from '../send-message/record.sql.js';
import { mergeReceipt, suppressionOf } from './merge-receipt.rules.js';
import { insertReceipts, lockMessages, matchReceipts, saveAttemptStatuses, saveMerged, unmatchedReceipts, type MatchedReceipt, type MessageForReceipt } from './receipts.sql.js';

/** Receipts that wait for their attempt, looked at in one go. */
const sweepSizeMax = 200;

/** Keeps every receipt, and moves messages forward by what they say. */
@Injectable()
export class ApplyReceipt {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async apply(events: readonly EnvelopeOf<typeof receiptReceived>[], tx: Tx): Promise<void> {
    await this.#match(await insertReceipts(tx, events), tx);
  }

  /** Matches receipts that came first. Returns how many were looked at and how many found their attempt. */
  async sweep(): Promise<{ seen: number; matched: number }> {
    return this.database.transaction(async (tx) => {
      const ids = await unmatchedReceipts(tx, sweepSizeMax);
      return { seen: ids.length, matched: await this.#match(ids, tx) };
    });
  }

  async #match(ids: readonly string[], tx: Tx): Promise<number> {
    if (ids.length === 0) return 0;
    const receipts = await matchReceipts(tx, ids);
    if (receipts.length === 0) return 0;
    const messages = await lockMessages(tx, [...new Set(receipts.map((r) => r.messageId))]);
    const merged = messages.map((before) => ({ before, after: mergeAll(before, receipts) }));
    await saveMerged(tx, merged.map(({ after }) => after));
    await saveAttemptStatuses(tx, receipts.flatMap(({ attemptId, status }) => (status === 'other' ? [] : [{ attemptId, status, rank: statusRank[status] }])));
    await suppress(tx, receipts.flatMap((receipt) => closedAddress(receipt, messages)));
    await this.outbox.add(tx, merged.flatMap(({ before, after }) => (after.rank > before.rank ? statusEvent(after) : [])));
    return receipts.length;
  }
}

function mergeAll(message: MessageForReceipt, receipts: readonly MatchedReceipt[]): MessageForReceipt {
  const own = receipts.filter((receipt) => receipt.messageId === message.id);
  return own.reduce(
    (state, { failure, ...receipt }) => ({ ...state, ...mergeReceipt(state, { ...receipt, failure: failure ?? undefined }, receipt.attemptNumber === message.attempts) }),
    message,
  );
}

function closedAddress({ messageId, hubId, toAddress, status, at, failure }: MatchedReceipt, messages: readonly MessageForReceipt[]) {
  const scope = suppressionOf({ status, at, failure: failure ?? undefined });
  const message = messages.find((m) => m.id === messageId);
  if (!scope || !message) return [];
  return [{ hubId, channel: message.channel, address: addressKey(message.channel, toAddress), scope, reasonCode: `PROVIDER.${failure?.class ?? 'RECIPIENT'}`, reasonDetail: `${failure?.code ?? ''}: ${failure?.detail ?? ''}` }];
}

function statusEvent(message: MessageForReceipt): Publication[] {
  const definition = messageEvents.find((event) => event.type === `message.${message.status}`);
  if (!definition) return [];
  const { id: messageId, status, channel, purpose, sandbox } = message;
  const data: MessageStatusChanged = {
    messageId, status, at: new Date().toISOString(), channel, purpose, sandbox,
    ...(message.reason && { reason: message.reason }),
    ...(message.provider !== null && { provider: message.provider }),
    ...(message.customerId !== null && { customerId: message.customerId }),
    ...(message.automationId !== null && { automationId: message.automationId }),
    ...(message.executionId !== null && { executionId: message.executionId }),
    ...(message.metadata !== null && { metadata: message.metadata }),
  };
  return [{ message: definition, hubId: message.hubId, key: messageId, data, ...(message.traceparent !== null && { headers: { traceparent: message.traceparent } }) }];
}
